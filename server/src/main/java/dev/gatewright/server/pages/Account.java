package dev.gatewright.server.pages;

import java.util.Locale;
import java.util.Optional;

/// Who is signed in, as a page shows it.
///
/// @param name the display name, empty where the person gave none
public record Account(Optional<String> name, String email) {
  /// The line shown first: the name, or the email where there is none.
  public String headline() {
    return name.filter(text -> !text.isBlank()).orElse(email);
  }

  public String initial() {
    return initialOf(headline());
  }

  /// The first letter or digit in upper case, or a dot where the text has none.
  static String initialOf(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .map(letter -> letter.toUpperCase(Locale.ROOT))
        .findFirst()
        .orElse("\u2022");
  }
}
