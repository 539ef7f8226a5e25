package dev.gatewright.server.pages;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The texts of one language, and how it writes numbers and times. A text has at most the
/// placeholders `{0}` and `{1}`; one that counts has a key for each [Plural] form of its language,
/// such as `codes.left.one` and `codes.left.other`.
///
/// Digits are those of ASCII in every language: they stand beside codes, addresses and times that
/// other programs show, and people compare and type them.
public final class Messages {
  private static final String HOLE = "{0}";
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  private final String language;
  private final Locale locale;
  private final Plural plural;
  private final Map<String, String> texts;

  Messages(String language, Map<String, String> texts) {
    this.language = language;
    this.locale = Locale.forLanguageTag(language + "-u-nu-latn");
    this.plural = Plural.of(locale);
    this.texts = Map.copyOf(texts);
  }

  /// The words before and after the one placeholder, for a page that marks up what stands there.
  public record Sentence(String before, String after) {}

  /// The language tag for `<html lang>` (RFC 5646 §2).
  public String language() {
    return language;
  }

  /// The language as the JDK knows it, with the digits of ASCII.
  public Locale locale() {
    return locale;
  }

  /// A name for the place of a value in a sentence that no markup can stand in: it turns the order
  /// of none of the words around it (UAX #9 §2.4).
  static String apart(String name) {
    return FIRST_STRONG_ISOLATE + name + POP_ISOLATE;
  }

  /// A city in its country.
  public String place(String city, String country) {
    return text("place.named", city, country);
  }

  /// `ltr` or `rtl`, for `<html dir>`.
  public String direction() {
    return text("direction");
  }

  /// The text with its placeholders filled in. A missing key is a bug and throws.
  public String text(String key, String... values) {
    String text = find(key).orElseThrow(() -> new IllegalArgumentException("no text for " + key));
    StringBuilder filled = new StringBuilder(text.length() + 32);
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int which = text.charAt(open + 1) - '0';
      filled.append(text, from, open).append(values[which]);
      from = open + HOLE.length();
    }
    return filled.append(text, from, text.length()).toString();
  }

  /// The text around the one placeholder.
  public Sentence around(String key) {
    String text = find(key).orElseThrow(() -> new IllegalArgumentException("no text for " + key));
    int hole = text.indexOf(HOLE);
    if (hole < 0) {
      throw new IllegalArgumentException("the text has no placeholder: " + key);
    }
    return new Sentence(text.substring(0, hole), text.substring(hole + HOLE.length()));
  }

  /// The text as written, empty where there is none.
  public Optional<String> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /// A text that counts, in the form that the language has for so many.
  public String count(String key, long number) {
    return text(key + plural.form(number).suffix(), number(number));
  }

  /// A whole number with the language's separators.
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// Day and time of day in UTC, which it says. Narrow spaces give way to plain ones, which every
  /// mail program knows.
  public String moment(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(ZoneOffset.UTC)
            .format(at)
            .replace('\u202f', ' ')
        + " UTC";
  }

  /// A length of time in its largest unit, rounded up, so that no page promises less than is meant.
  public String duration(Duration length) {
    if (length.compareTo(Duration.ofHours(1)) < 0) {
      return count("duration.minutes", Math.max(1, Math.ceilDiv(length.toSeconds(), 60)));
    }
    if (length.compareTo(Duration.ofDays(1)) < 0) {
      return count("duration.hours", Math.ceilDiv(length.toSeconds(), 3_600));
    }
    return count("duration.days", Math.ceilDiv(length.toSeconds(), 86_400));
  }

  Plural plural() {
    return plural;
  }

  Set<String> keys() {
    return texts.keySet();
  }
}
