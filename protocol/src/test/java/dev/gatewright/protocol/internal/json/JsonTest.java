package dev.gatewright.protocol.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

@DisplayName("JSON from outside")
final class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"text\"",
        "[]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":[1,}",
        "{\"a\":1}}",
        "{\"a\":1} x",
        "{\"a\":1}{\"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":\"\\x\"}",
        "// c\n{\"a\":1}"
      })
  @DisplayName("RFC 8259 §2: anything but exactly one object with each key once is refused")
  void refused(String text) {
    assertThat(Json.parseObject(text)).isEmpty();
    assertThat(Json.parseObject(text.getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"a\":1} x", "{\"a\":1}{\"b\":2}", "{\"a\":1,\"a\":2}", "{\"a\":01}"})
  @DisplayName("So it is with what we wrote ourselves, whose limits alone are wider")
  void oursToo(String text) {
    assertThatThrownBy(() -> JsonTrees.ofOurs().read(text)).isInstanceOf(JacksonException.class);
    assertThat(JsonTrees.ofOurs().read("[".repeat(400) + "]".repeat(400)).isArray()).isTrue();
    assertThatThrownBy(() -> JsonTrees.ofOurs().read("[".repeat(50_000)))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  @DisplayName("A refusal quotes nothing of what was read")
  void quotesNothing() {
    assertThatThrownBy(() -> JsonTrees.ofOurs().read("{\"secret\":\"hunter2\",}"))
        .hasMessageNotContaining("hunter2");
  }

  @Test
  @DisplayName("RFC 8259 §9: depth and length have limits")
  void limits() {
    assertThat(Json.parseObject("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).isPresent();
    assertThat(Json.parseObject("{\"a\":" + "[".repeat(50_000))).isEmpty();
    assertThat(Json.parseObject("{\"a\":" + "9".repeat(41) + "}")).isEmpty();
    assertThat(Json.parseObject("{\"a\":\"" + "x".repeat(70_000) + "\"}")).isEmpty();
  }

  @Test
  @DisplayName("What is written reads back the same, signs and scripts of all kinds included")
  void roundTrip() {
    var value =
        Map.of(
            "text",
            "é \"quoted\" \\ \u0000 \u2028 \uD83D\uDE00",
            "yes",
            true,
            "whole",
            1795324461L,
            "part",
            0.5,
            "list",
            List.of("a", List.of(), Map.of("b", false)));
    byte[] written = Json.bytes(Json.node(value));

    assertThat(Json.parseObject(written).map(Json::plain)).contains(value);
  }
}
