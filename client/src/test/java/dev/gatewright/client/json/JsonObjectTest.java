package dev.gatewright.client.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON from outside is read strictly, and a member of the wrong type is no member")
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
    assertThat(object.text("n")).isEmpty();
    assertThat(object.integer("n")).contains(7L);
    assertThat(object.integer("t")).isEmpty();
    assertThat(object.bool("b")).contains(true);
    assertThat(object.bool("t")).isEmpty();
    assertThat(object.object("o").flatMap(o -> o.integer("i"))).contains(1L);
    assertThat(object.object("l")).isEmpty();
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
    assertThat(object.texts("mixed")).isEmpty();
    assertThat(object.texts("none")).isEmpty();
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
    assertThat(object.instant("d")).isEmpty();
    assertThat(object.instant("e")).isEmpty();
    assertThat(object.instant("f")).contains(Instant.ofEpochSecond(-1));
  }

  @Test
  @DisplayName("An object survives its text, and its values stay out of toString")
  void text() {
    var object = JsonObject.of(Map.of("secret", "hush \"\\ \u2028"));
    assertThat(JsonObject.parse(object.toJson())).contains(object);
    assertThat(object.toString()).contains("secret").doesNotContain("hush");
  }
}
