package dev.gatewright.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the languages a person wants, most wanted first, in lower case. What cannot be read is
/// passed over: a page in another language is better than none.
final class LanguageRanges {
  private static final int LONGEST_TEXT = 1_024;
  private static final int MOST_RANGES = 32;
  private static final Pattern RANGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8}){0,8}");
  private static final Pattern WEIGHTED =
      Pattern.compile("([a-zA-Z0-9-]+)(?:\\s*;\\s*[qQ]=([01](?:\\.[0-9]{0,3})?))?");

  private record Weighted(String range, double weight) {}

  private LanguageRanges() {}

  /// `ui_locales`: tags separated by spaces (OpenID Connect Core §3.1.2.1).
  static List<String> ofUiLocales(String text) {
    return Stream.of(cut(text).split(" ", MOST_RANGES))
        .filter(range -> RANGE.matcher(range).matches())
        .map(range -> range.toLowerCase(Locale.ROOT))
        .toList();
  }

  /// `Accept-Language`: ranges with weights; weight 0 means not wanted (RFC 9110 §12.5.4). The
  /// wildcard names no language, so it is passed over (RFC 4647 §3.4).
  static List<String> ofHeader(String text) {
    List<Weighted> found = new ArrayList<>();
    for (String item : cut(text).split(",", MOST_RANGES)) {
      weighted(item.strip()).ifPresent(found::add);
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Weighted::weight).reversed())
        .map(Weighted::range)
        .toList();
  }

  private static Optional<Weighted> weighted(String item) {
    Matcher matcher = WEIGHTED.matcher(item);
    if (!matcher.matches() || !RANGE.matcher(matcher.group(1)).matches()) {
      return Optional.empty();
    }
    String quality = matcher.group(2);
    double weight = quality == null ? 1 : Double.parseDouble(quality);
    return weight > 0
        ? Optional.of(new Weighted(matcher.group(1).toLowerCase(Locale.ROOT), weight))
        : Optional.empty();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}
