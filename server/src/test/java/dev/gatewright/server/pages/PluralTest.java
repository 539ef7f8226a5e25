package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {
  /// The integer samples that CLDR 48 gives for each category, as far as they are below a million.
  @ParameterizedTest(name = "{0} {1}: {2}")
  @DisplayName("CLDR cardinal rules: each sample number has the form that CLDR gives for it")
  @CsvSource(
      delimiter = '|',
      value = {
        "en | ONE   | 1",
        "en | OTHER | 0 2~16 100 1000 10000 100000",
        "de | ONE   | 1",
        "de | OTHER | 0 2~16 100 1000 10000 100000",
        "nl | ONE   | 1",
        "nl | OTHER | 0 2~16 100 1000 10000 100000",
        "es | ONE   | 1",
        "es | OTHER | 0 2~16 100 1000 10000 100000",
        "it | ONE   | 1",
        "it | OTHER | 0 2~16 100 1000 10000 100000",
        "fr | ONE   | 0 1",
        "fr | OTHER | 2~17 100 1000 10000 100000",
        "pt-BR | ONE   | 0 1",
        "pt-BR | OTHER | 2~17 100 1000 10000 100000",
        "pl | ONE   | 1",
        "pl | FEW   | 2~4 22~24 32~34 42~44 52~54 62 102 1002",
        "pl | MANY  | 0 5~19 100 112~114 1000 10000 100000",
        "ja | OTHER | 0~15 100 1000 10000 100000",
        "zh-Hans | OTHER | 0~15 100 1000 10000 100000",
        "he | ONE   | 1",
        "he | TWO   | 2",
        "he | OTHER | 0 3~17 100 1000 10000 100000",
        "ar | ZERO  | 0",
        "ar | ONE   | 1",
        "ar | TWO   | 2",
        "ar | FEW   | 3~10 103~110 1003",
        "ar | MANY  | 11~26 111 1011",
        "ar | OTHER | 100~102 200~202 300~302 400~402 500~502 600 1000 10000 100000",
      })
  void samples(String tag, Plural.Form form, String numbers) {
    var plural = Plural.of(Locale.forLanguageTag(tag));
    assertThat(numbers(numbers)).allMatch(number -> plural.form(number) == form);
    assertThat(plural.forms()).contains(form);
  }

  @Test
  @DisplayName("No number has a form that its language is said not to need")
  void noOtherForms() {
    for (Plural plural : Plural.values()) {
      assertThat(LongStream.range(0, 2_000).mapToObj(plural::form).distinct())
          .containsExactlyInAnyOrderElementsOf(plural.forms());
    }
  }

  @Test
  @DisplayName("A language without a rule is told when its texts are read")
  void unknownLanguage() {
    assertThatThrownBy(() -> Plural.of(Locale.forLanguageTag("sl")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sl");
  }

  private static Stream<Long> numbers(String text) {
    return Stream.of(text.split(" ", -1))
        .flatMap(part -> {
          var ends = part.split("~", -1);
          return LongStream.rangeClosed(
                  Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
              .boxed();
        });
  }
}
