package dev.gatewright.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A table for a terminal")
final class TableTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\u001b[2J", "\u009b2J", "\u0085", "\u2028", "\u202e", "\u2066"})
  @DisplayName("obeys nothing that a cell holds")
  void steersNothing(String steering) {
    var text = new Table("NAME").row("Ada" + steering + "x").text();

    assertThat(text).isEqualTo("NAME\nAda\ufffd" + steering.substring(1) + "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë", "می\u200cخواهم", "👩\u200d🚀"})
  @DisplayName("shows names as they are written")
  void showsNames(String name) {
    assertThat(new Table("NAME").row(name).text()).isEqualTo("NAME\n" + name);
  }
}
