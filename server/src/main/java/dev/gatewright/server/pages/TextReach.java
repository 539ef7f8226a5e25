package dev.gatewright.server.pages;

import java.util.List;
import java.util.stream.Collectors;

/// To which telephones an issuer's codes go. The settings say it, and everybody is told the same,
/// so that it tells of no account.
public sealed interface TextReach {
  /// To all of them, as far as anybody here knows.
  record Everywhere() implements TextReach {}

  /// To those of some countries.
  ///
  /// @param codes of the countries, such as `+49`
  record Countries(List<String> codes) implements TextReach {
    public Countries {
      codes = List.copyOf(codes);
    }
  }

  /// Nobody sends any.
  record Nowhere() implements TextReach {}

  /// The text with where codes go.
  default String beside(Messages messages, String text) {
    return switch (this) {
      case Everywhere() -> text;
      case Countries(var codes) ->
          text + " " + messages.text("texted.countries", leftToRight(codes));
      case Nowhere() -> messages.text("texted.nowhere");
    };
  }

  default boolean isNowhere() {
    return this instanceof Nowhere;
  }

  /// A plus stays before its digits in whichever direction the text runs.
  private static String leftToRight(List<String> codes) {
    return codes.stream().map(code -> "\u2066" + code + "\u2069").collect(Collectors.joining(", "));
  }
}
