package dev.gatewright.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// An e-mail address in the one spelling under which an account is kept, looked up and throttled.
///
/// The local part is composed (Unicode NFC) and lower-cased letter by letter, without regard to the
/// machine's language, so neither letter case nor the way an accent was typed makes a second
/// account or a second budget for wrong passwords; one with letters that only stand for others
/// (full width, ligatures) is none, because mail servers differ in whether they are the same
/// mailbox. The host is a [MailHost], so its two spellings beyond ASCII are one account. Mail goes
/// to the address on file, never to a spelling that a visitor typed: two spellings may look the
/// same to us and not to a mail server.
public record CanonicalEmail(String value) {
  /// RFC 5321 §4.5.3.1.3 leaves room for no longer one.
  public static final int MAX_LENGTH = 254;

  private static final String FORBIDDEN = "\"(),:;<>@[\\]";

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

  /// The host of the address.
  public MailHost host() {
    return new MailHost(value.substring(value.lastIndexOf('@') + 1));
  }

  private static Optional<String> canonical(String typed) {
    var trimmed = typed.strip();
    int at = trimmed.lastIndexOf('@');
    if (at < 1 || trimmed.indexOf('@') != at || trimmed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var local = folded(trimmed.substring(0, at));
    if (!Normalizer.isNormalized(local, Normalizer.Form.NFKC)
        || !local.codePoints().allMatch(CanonicalEmail::isAllowed)) {
      return Optional.empty();
    }
    return MailHost.parse(trimmed.substring(at + 1))
        .map(host -> local + '@' + host)
        .filter(address -> address.length() <= MAX_LENGTH);
  }

  /// The small letter of a capital sigma depends on what stands beside it, so both are one.
  private static String folded(String typed) {
    var folded = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> c == '\u03c2' ? '\u03c3' : c)
        .forEach(c -> folded.append(Character.toString(c).toLowerCase(Locale.ROOT)));
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
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
