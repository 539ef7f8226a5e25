package dev.gatewright.identity.mail;

/// A text that may stand in the header of a mail: one line without control characters, and without
/// those that turn the direction of reading around. Nothing in it begins another header (RFC 5322
/// §2.2).
public record HeaderText(String value) {
  /// Longer ones are cut; no mail program shows as much.
  static final int LONGEST = 200;

  public HeaderText {
    if (value.isBlank()
        || value.length() > LONGEST
        || !value.codePoints().allMatch(HeaderText::isHarmless)) {
      throw new IllegalArgumentException("not a text for the header of a mail");
    }
  }

  /// The text with a space for each run of what may not stand there.
  public static HeaderText of(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .map(c -> isHarmless(c) ? c : ' ')
        .filter(c -> c != ' ' || (!line.isEmpty() && line.charAt(line.length() - 1) != ' '))
        .forEach(line::appendCodePoint);
    var whole = line.toString().strip();
    var cut =
        whole.length() > LONGEST
            ? whole.substring(0, whole.offsetByCodePoints(0, LONGEST / 2))
            : whole;
    return new HeaderText(cut.isEmpty() ? "-" : cut.strip());
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> !turnsDirection(c);
    };
  }

  private static boolean turnsDirection(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  @Override
  public String toString() {
    return value;
  }
}
