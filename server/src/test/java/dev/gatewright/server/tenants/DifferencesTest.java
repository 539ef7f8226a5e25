package dev.gatewright.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.JsonText;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What differs between two documents")
final class DifferencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":{"b":"5m","c":1}} | {"a":{"b":"10m","c":1}}   | a.b
          {}                     | {"a":{"b":1,"c":[2]}}     | a.b a.c
          {"a":{}}               | {}                        | a
          {"a":["x","y"]}        | {"a":["y","x"]}           | a
          {"a":[{"id":"x","b":1}]} | {"a":[{"id":"y","b":1},{"id":"x","b":2}]} | a.x.b a.y
          {"a":[{"id":"x"},{"id":"x"}]} | {"a":[{"id":"x"}]}  | a
          {"a":{"b":1}}          | {"a":true}                | a
          """)
  @DisplayName("is told by the path of each setting, things in lists by their names")
  void paths(String before, String after, String paths) {
    assertThat(between(before, after))
        .extracting(Difference::key)
        .containsExactly(paths.strip().split(" "));
  }

  @Test
  @DisplayName("is, of a list, what came and what went, each as often as it did")
  void lists() {
    var list = between("{\"a\":[\"x\",\"x\",\"y\"]}", "{\"a\":[\"x\",\"z\"]}").getFirst();

    assertThat(list.added()).extracting(Object::toString).containsExactly("\"z\"");
    assertThat(list.removed()).extracting(Object::toString).containsExactly("\"x\"", "\"y\"");
    assertThat(list.reversed().added()).isEqualTo(list.removed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "https://a.test/cb?x=1#y" | https://a.test/cb?x=1#y
          "Ada L."                  | Ada L.
          "5m"                      | 5m
          true                      | true
          "true"                    | "true"
          "12"                      | "12"
          12                        | 12
          ""                        | ""
          " x"                      | " x"
          "a, b"                    | "a, b"
          "a → b"                   | "a → b"
          "+ x"                     | "+ x"
          "- x"                     | "- x"
          "\\u001B[31mred"           | "\\u001B[31mred"
          "a\\u202Eb"                | "a\\u202Eb"
          "a\\u009bb"                | "a\\u009Bb"
          ["a","b c"]               | [a, b c]
          {"id":"x","on":true}      | {id: x, on: true}
          """)
  @DisplayName("is shown bare, and quoted where it could be taken for something else")
  void shown(String json, String text) {
    assertThat(ShownValue.of(JsonText.read(json))).isEqualTo(text);
  }

  private static List<Difference> between(String before, String after) {
    return Differences.between(Document.parse(before), Document.parse(after));
  }
}
