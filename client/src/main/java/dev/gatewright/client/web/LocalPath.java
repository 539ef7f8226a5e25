package dev.gatewright.client.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A path of this application with its query, to send a browser to: never another host, however it
/// is written (RFC 9700 §4.11).
///
/// Stricter than addresses need be, so that no two readers can differ: only printable ASCII, no
/// backslash, no empty and no dot segments, and no escape for a slash, a backslash, a dot or a
/// control character in the path.
///
/// @param value starts with one slash
record LocalPath(String value) {
  /// The longest path that is taken, in characters.
  static final int MAX_LENGTH = 1024;

  private static final Pattern CHARACTERS = Pattern.compile("/[\\x21-\\x7E&&[^\\\\\"<>^`{|}]]*");
  private static final Pattern ESCAPES = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*");
  private static final Pattern TRICKS =
      Pattern.compile("//|/\\.{1,2}(?:[/;]|$)|%(?:2e|2f|5c|7f|[01][0-9a-f])");

  LocalPath {
    if (!isLocal(value)) {
      throw new IllegalArgumentException(
          "a path of this application starts with one slash, such as /dashboard: " + value);
    }
  }

  /// Reads what came from outside; empty if it is anything but a path of this application.
  static Optional<LocalPath> parse(String value) {
    return isLocal(value) ? Optional.of(new LocalPath(value)) : Optional.empty();
  }

  /// Without its query and fragment.
  String path() {
    return pathOf(value);
  }

  private static boolean isLocal(String value) {
    return value.length() <= MAX_LENGTH
        && CHARACTERS.matcher(value).matches()
        && ESCAPES.matcher(value).matches()
        && !TRICKS.matcher(pathOf(value).toLowerCase(Locale.ROOT)).find();
  }

  private static String pathOf(String value) {
    return value.split("[?#]", 2)[0];
  }
}
