package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Cookies are written and read as RFC 6265 says")
class CookiesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ChunkedCookie CHUNKED = new ChunkedCookie("__Host-s", true);

  @Test
  @DisplayName("RFC 6265 §4.1.1: a cookie has every attribute that protects it")
  void attributes() {
    assertThat(SetCookie.of("__Host-s", "v", HOUR, true).header())
        .isEqualTo("__Host-s=v; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax");
    assertThat(SetCookie.removal("s", false).header())
        .isEqualTo("s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a=b", "a;b", "a,b", "ä", "a\r\nb", "a\"b", "a\u0000"})
  @DisplayName("RFC 6265 §4.1.1: no name and no value can end the header or begin another")
  void syntax(String bad) {
    assertThatThrownBy(() -> SetCookie.of(bad, "v", HOUR, true))
        .isInstanceOf(IllegalArgumentException.class);
    if (!bad.isEmpty() && !bad.equals("a=b")) {
      assertThatThrownBy(() -> SetCookie.of("n", bad, HOUR, true))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName(
      "A cookie that browsers would drop is not written: __Host- or SameSite=None without"
          + " Secure, or too long")
  void dropped() {
    assertThatThrownBy(() -> SetCookie.of("__Host-s", "v", HOUR, false))
        .hasMessageContaining("secure");
    assertThatThrownBy(
            () -> new SetCookie("s", "v", Optional.empty(), SetCookie.SameSite.NONE, false))
        .hasMessageContaining("secure");
    assertThatThrownBy(() -> SetCookie.of("s", "v".repeat(4096), HOUR, true))
        .hasMessageContaining("ChunkedCookie");
  }

  @Test
  @DisplayName("Neither a written nor a read cookie prints its value")
  void printsNoValue() {
    assertThat(SetCookie.of("s", "hidden", HOUR, true)).asString().doesNotContain("hidden");
    assertThat(Cookies.parse("s=hidden")).asString().doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1; b=2 | 2",
        "b=2 | 2",
        "a=1;b=2;c=3 | 2",
        "b=\"2\" | 2",
        "b=2; b=3 | none",
        "b=2; b=2 | none",
        "B=2 | none",
        "=2; b | none",
        "a=b=2 | none",
      })
  @DisplayName(
      "RFC 6265 §4.2.1: a cookie is read by its exact name, and one that is there twice is"
          + " not believed")
  void read(String header, String value) {
    assertThat(Cookies.parse(header).one("b").orElse("none")).isEqualTo(value);
  }

  @Test
  @DisplayName("A header of too many cookies, or too long, has none")
  void limits() {
    var header = new StringBuilder("b=2");
    for (var i = 1; i < Cookies.MAX_COOKIES; i++) {
      header.append("; c").append(i).append("=1");
    }
    assertThat(Cookies.parse(header.toString()).one("b")).contains("2");
    assertThat(Cookies.parse(header + "; d=1").one("b")).isEmpty();
    assertThat(Cookies.parse("b=2; c=" + "x".repeat(Cookies.MAX_LENGTH)).one("b")).isEmpty();
  }

  private static String headerOf(List<SetCookie> cookies) {
    var pairs = new ArrayList<String>();
    cookies.stream()
        .filter(each -> !each.maxAge().equals(Optional.of(Duration.ZERO)))
        .forEach(each -> pairs.add(each.name() + "=" + each.value()));
    return String.join("; ", pairs);
  }

  private static List<SetCookie> written(int length) {
    return CHUNKED.write("x".repeat(length), HOUR, Cookies.parse(""));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "3800,1", "3801,2", "7600,2", "7601,3", "15200,4"})
  @DisplayName(
      "A long value travels in as many cookies as it needs, none longer than browsers take")
  void chunks(int length, int count) {
    var cookies = written(length);
    assertThat(cookies).hasSize(count);
    assertThat(cookies).allSatisfy(each -> assertThat(each.header().length()).isLessThan(4096));
    assertThat(CHUNKED.read(Cookies.parse(headerOf(cookies)))).contains("x".repeat(length));
  }

  @Test
  @DisplayName("A value that no browser would bring back is refused, with what to do instead")
  void tooLong() {
    assertThatThrownBy(() -> written(ChunkedCookie.MAX_LENGTH + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TokenStore");
  }

  @Test
  @DisplayName("A value of which a part is missing or doubled is no value")
  void truncated() {
    var header = headerOf(written(9000));
    for (var name : List.of("__Host-s", "__Host-s-1", "__Host-s-2")) {
      var without = header.replaceFirst("(^|; )" + name + "=[^;]*", "");
      assertThat(CHUNKED.read(Cookies.parse(without))).as(name).isEmpty();
      assertThat(CHUNKED.read(Cookies.parse(header + "; " + name + "=y"))).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0.x", "5.x", "9.x", ".x", "-.x", "12.x", "1x"})
  @DisplayName("A first cookie with an odd number of parts is no value")
  void oddCount(String first) {
    assertThat(CHUNKED.read(Cookies.parse("__Host-s=" + first))).isEmpty();
  }

  @Test
  @DisplayName("What a longer value left behind is taken back")
  void leftovers() {
    var before = Cookies.parse(headerOf(written(9000)));
    var after = CHUNKED.write("short", HOUR, before);
    assertThat(after)
        .extracting(SetCookie::name)
        .containsExactly("__Host-s", "__Host-s-1", "__Host-s-2");
    assertThat(after.subList(1, 3))
        .allSatisfy(each -> assertThat(each.maxAge()).contains(Duration.ZERO));
    assertThat(CHUNKED.remove(before)).hasSize(3);
    assertThat(CHUNKED.remove(Cookies.parse("other=1"))).isEmpty();
  }
}
