package dev.gatewright.server.pages;

import static dev.gatewright.server.pages.Plural.Form.FEW;
import static dev.gatewright.server.pages.Plural.Form.MANY;
import static dev.gatewright.server.pages.Plural.Form.ONE;
import static dev.gatewright.server.pages.Plural.Form.OTHER;
import static dev.gatewright.server.pages.Plural.Form.TWO;
import static dev.gatewright.server.pages.Plural.Form.ZERO;

import java.util.List;
import java.util.Locale;

/// How a language says how many: the cardinal rules of Unicode CLDR (UTS #35 part 3 §5.1.1) for the
/// languages that pages speak. Whole numbers below a million are counted here, so the forms that
/// CLDR keeps for fractions and for full millions are left out.
enum Plural {
  /// Japanese, Chinese.
  ALIKE,
  /// English, German, Dutch, Spanish, Italian.
  ONE_ALONE,
  /// French, Portuguese: none is said as one is.
  ONE_OR_NONE,
  POLISH,
  HEBREW,
  ARABIC;

  /// CLDR's cardinal categories.
  enum Form {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /// What the key of such a text ends with.
    String suffix() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  /// The rule of a language; one that is not known is a bug.
  static Plural of(Locale locale) {
    return switch (locale.getLanguage()) {
      case "ja", "zh" -> ALIKE;
      case "en", "de", "nl", "es", "it" -> ONE_ALONE;
      case "fr", "pt" -> ONE_OR_NONE;
      case "pl" -> POLISH;
      case "he" -> HEBREW;
      case "ar" -> ARABIC;
      default -> throw new IllegalArgumentException("no plural rule for " + locale);
    };
  }

  /// The forms that a text that counts must have.
  List<Form> forms() {
    return switch (this) {
      case ALIKE -> List.of(OTHER);
      case ONE_ALONE, ONE_OR_NONE -> List.of(ONE, OTHER);
      case POLISH -> List.of(ONE, FEW, MANY);
      case HEBREW -> List.of(ONE, TWO, OTHER);
      case ARABIC -> List.of(ZERO, ONE, TWO, FEW, MANY, OTHER);
    };
  }

  /// The form for so many, from 0 on.
  Form form(long number) {
    return switch (this) {
      case ALIKE -> OTHER;
      case ONE_ALONE -> number == 1 ? ONE : OTHER;
      case ONE_OR_NONE -> number <= 1 ? ONE : OTHER;
      case POLISH -> polish(number);
      case HEBREW -> number == 1 ? ONE : number == 2 ? TWO : OTHER;
      case ARABIC -> arabic(number);
    };
  }

  private static Form polish(long number) {
    long ten = number % 10;
    long hundred = number % 100;
    if (number == 1) {
      return ONE;
    }
    return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? FEW : MANY;
  }

  private static Form arabic(long number) {
    long hundred = number % 100;
    if (number <= 2) {
      return List.of(ZERO, ONE, TWO).get((int) number);
    }
    return hundred >= 11 ? MANY : hundred >= 3 ? FEW : OTHER;
  }
}
