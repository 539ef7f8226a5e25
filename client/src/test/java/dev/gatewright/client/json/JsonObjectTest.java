package dev.gatewright.client.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON from outside is read strictly, and a member of the wrong type is an error")
class JsonObjectTest {
  private static JsonObject read(String json) {
    return JsonObject.parse(json).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "7",
        "{",
        "{}{}",
        "{} x",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "// c\n{}"
      })
  @DisplayName("RFC 8259: anything but one object with distinct names is refused")
  void refused(String text) {
    assertThat(JsonObject.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("What is too deep or too long is refused")
  void limits() {
    assertThat(JsonObject.parse("{\"a\":".repeat(40) + "1" + "}".repeat(40))).isEmpty();
    assertThat(JsonObject.parse("{\"a\":\"" + "x".repeat(JsonObject.MAX_LENGTH) + "\"}")).isEmpty();
    assertThat(JsonObject.parse("{\"a\":" + "9".repeat(100) + "}")).isEmpty();
  }

  @Test
  @DisplayName("Members are read by their type and by no other")
  void types() {
    var object =
        read("{\"t\":\"x\",\"n\":7,\"b\":true,\"l\":[\"a\",\"b\"],\"o\":{\"i\":1},\"z\":null}");

    assertThat(object.text("t")).contains("x");
    assertThat(object.integer("n")).contains(7L);
    assertThat(object.bool("b")).contains(true);
    assertWrong(() -> object.text("n"), "the member n is not a string");
    assertWrong(() -> object.integer("t"), "the member t is not a number");
    assertWrong(() -> object.bool("t"), "the member t is not true or false");
    assertWrong(() -> object.object("l"), "the member l is not an object");
    assertWrong(() -> object.objects("o"), "the member o is not an array");
    assertWrong(() -> object.texts("n"), "the member n is not a string or an array of strings");
    assertWrong(() -> object.object("o").orElseThrow().text("i"), "the member o.i is not a string");
    assertThat(object.object("o").flatMap(o -> o.integer("i"))).contains(1L);
    assertThat(object.has("z")).isTrue();
    assertThat(object.text("z")).isEmpty();
    assertThat(object.text("missing")).isEmpty();
  }

  @Test
  @DisplayName("RFC 7519 §4.1.3: aud is one string or an array of strings")
  void texts() {
    var object = read("{\"one\":\"a\",\"two\":[\"a\",\"b\"],\"mixed\":[\"a\",1],\"none\":{}}");
    assertThat(object.texts("one")).containsExactly("a");
    assertThat(object.texts("two")).containsExactly("a", "b");
    assertWrong(() -> object.texts("mixed"), "the member mixed is not");
    assertWrong(() -> object.texts("none"), "the member none is not");
    assertThat(object.texts("missing")).isEmpty();
  }

  @Test
  @DisplayName("RFC 7519 §2: a NumericDate may have a fraction, and must be a time")
  void instants() {
    var object =
        read(
            "{\"a\":1700000000,\"b\":1700000000.9,\"c\":1.7e9,\"d\":1e300,\"e\":\"1700000000\",\"f\":-1}");
    var time = Instant.ofEpochSecond(1_700_000_000);
    assertThat(List.of(object.instant("a"), object.instant("b"), object.instant("c")))
        .allSatisfy(read -> assertThat(read).contains(time));
    assertWrong(() -> object.instant("d"), "the member d is not a time");
    assertWrong(() -> object.instant("e"), "the member e is not a time");
    assertThat(object.instant("f")).contains(Instant.ofEpochSecond(-1));
  }

  @Test
  @DisplayName("A number that does not fit is not cut to one that does")
  void ranges() {
    var object = read("{\"big\":18446744073709551616,\"fits\":1.9e3}");
    assertWrong(() -> object.integer("big"), "the member big is not a number");
    assertWrong(() -> object.instant("big"), "the member big is not a time");
    assertThat(object.integer("fits")).contains(1900L);
  }

  @Test
  @DisplayName("The reader of a document says once what a wrong member means")
  void refusing() {
    var object = read("{\"a\":[{\"b\":7}]}").refusing(IllegalStateException::new);
    assertThatThrownBy(() -> object.objects("a").get(0).text("b"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the member a[0].b is not a string");
  }

  @Test
  @DisplayName("What the program wrote itself reads as nothing when it is anything else")
  void own() {
    assertThat(JsonObject.read("{\"a\":\"x\"}", object -> object.text("a"))).contains("x");
    assertThat(JsonObject.read("{\"a\":7}", object -> object.text("a"))).isEmpty();
    assertThat(JsonObject.read("[]", object -> object.text("a"))).isEmpty();
    assertThat(JsonObject.read(null, object -> object.text("a"))).isEmpty();
  }

  private static void assertWrong(ThrowingCallable read, String message) {
    assertThatThrownBy(read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName("An object survives its text, and its values stay out of toString")
  void text() {
    var object = JsonObject.of(Map.of("secret", "hush \"\\ \u2028"));
    assertThat(JsonObject.parse(object.toJson())).contains(object);
    assertThat(object.toString()).contains("secret").doesNotContain("hush");
  }
}
