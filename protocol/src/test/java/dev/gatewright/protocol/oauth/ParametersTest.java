package dev.gatewright.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Parameters")
final class ParametersTest {
  @Test
  @DisplayName("RFC 6749 §3.1: one() is a value that was sent and is not empty; repeats are found")
  void agreesWithWhatWasSent() {
    var random = new Random(9);
    for (int i = 0; i < 10_000; i++) {
      var sent = new LinkedHashMap<String, List<String>>();
      for (int names = random.nextInt(4); names > 0; names--) {
        var values = new ArrayList<String>();
        for (int count = random.nextInt(3); count > 0; count--) {
          values.add(random.nextBoolean() ? "" : "v" + random.nextInt(3));
        }
        sent.put("n" + names, values);
      }
      var parameters = Parameters.of(sent);
      boolean repeats = false;
      for (var entry : sent.entrySet()) {
        var full = entry.getValue().stream().filter(value -> !value.isEmpty()).toList();
        assertThat(parameters.all(entry.getKey())).isEqualTo(full);
        assertThat(parameters.one(entry.getKey())).isEqualTo(full.stream().findFirst());
        repeats |= entry.getValue().size() > 1;
      }
      assertThat(parameters.repeated(Set.of()).isPresent()).isEqualTo(repeats);
      assertThat(parameters.one("never")).isEmpty();
    }
  }

  @Test
  @DisplayName("RFC 6749 §3.2: an empty value beside a full one counts as repeated")
  void emptyAndFullIsRepeated() {
    var parameters = Parameters.of(Map.of("code", List.of("", "x"), "resource", List.of("a", "b")));

    assertThat(parameters.repeated(Set.of("resource"))).contains("code");
  }

  @Test
  @DisplayName("Parameters print their names alone, and do not change with their source")
  void secretAndFixed() {
    var values = new ArrayList<>(List.of("hidden"));
    var parameters = Parameters.of(Map.of("client_secret", values));
    values.set(0, "other");

    assertThat(parameters.toString()).contains("client_secret").doesNotContain("hidden", "other");
    assertThat(parameters.one("client_secret")).contains("hidden");
  }

  @Test
  @DisplayName("first() and has() tell an empty value from none; names and values keep their order")
  void asSent() {
    var parameters = Parameters.of("b", "", "a", "1", "b", "2");

    assertThat(parameters.first("b")).contains("");
    assertThat(parameters.has("b")).isTrue();
    assertThat(parameters.has("c")).isFalse();
    assertThat(parameters.names()).containsExactly("b", "a");
    var sent = new ArrayList<String>();
    parameters.forEach((name, value) -> sent.add(name + "=" + value));
    assertThat(sent).containsExactly("b=", "b=2", "a=1");
    assertThatThrownBy(() -> Parameters.of("a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("What was built does not change when its builder is used again")
  void builtStays() {
    var builder = new Parameters.Builder().add("a", "1");
    var built = builder.build();
    builder.add("b", "2");

    assertThat(builder.count()).isEqualTo(1);
    assertThat(built.names()).containsExactly("a");
    assertThat(builder.build().names()).containsExactly("b");
  }
}
