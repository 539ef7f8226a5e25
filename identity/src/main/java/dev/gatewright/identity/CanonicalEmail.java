package dev.gatewright.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// An e-mail address in the one spelling under which an account is kept, looked up and throttled.
///
/// The whole address is trimmed, composed (Unicode NFC) and lower-cased without regard to the
/// machine's language, so neither letter case nor the way an accent was typed makes a second
/// account or a second budget for wrong passwords. Mail goes to the address on file, never to a
/// spelling that a visitor typed: two spellings may look the same to us and not to a mail server.
public record CanonicalEmail(String value) {
  /// RFC 5321 §4.5.3.1.3 leaves room for no longer one.
  public static final int MAX_LENGTH = 254;

  private static final String FORBIDDEN = "\"(),:;<>[\\]";

  public CanonicalEmail {
    if (!canonical(value).map(value::equals).orElse(false)) {
      throw new IllegalArgumentException("not a canonical e-mail address");
    }
  }

  /// Reads an address as typed; empty when it cannot be one.
  public static Optional<CanonicalEmail> parse(String typed) {
    return canonical(typed).map(CanonicalEmail::new);
  }

  @Override
  public String toString() {
    return value;
  }

  private static Optional<String> canonical(String typed) {
    var trimmed = typed.strip();
    if (trimmed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var folded =
        Normalizer.normalize(
            Normalizer.normalize(trimmed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
            Normalizer.Form.NFC);
    int at = folded.lastIndexOf('@');
    boolean addressed = at > 0 && at < folded.length() - 1 && folded.indexOf('@') == at;
    return addressed
            && folded.length() <= MAX_LENGTH
            && folded.codePoints().allMatch(CanonicalEmail::isAllowed)
        ? Optional.of(folded)
        : Optional.empty();
  }

  private static boolean isAllowed(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> FORBIDDEN.indexOf(codePoint) < 0;
    };
  }
}
