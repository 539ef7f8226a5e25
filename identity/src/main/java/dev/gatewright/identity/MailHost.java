package dev.gatewright.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// The host of an e-mail address in the one spelling under which hosts are compared, and in which
/// mail servers know it: ASCII in small letters, what is beyond ASCII as A-labels (RFC 5890
/// §2.3.2.1).
///
/// A name that IDNA 2003 and IDNA 2008 read as two hosts (`ß` and `ss`, a final sigma, joiners) is
/// none here, and so is one with letters that only stand for others (full width, ligatures):
/// whoever owns the one host must not get mail and accounts of the other.
public record MailHost(String value) {
  private static final String A_LABEL = "xn--";

  /// RFC 1035 §2.3.4, without the last dot.
  private static final int LONGEST = 253;

  private static final int LONGEST_LABEL = 63;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  public MailHost {
    if (!canonical(value).map(value::equals).orElse(false)) {
      throw new IllegalArgumentException("not a canonical host name");
    }
  }

  /// Reads a host as typed; empty when it can be none, or more than one.
  public static Optional<MailHost> parse(String typed) {
    return canonical(typed).map(MailHost::new);
  }

  @Override
  public String toString() {
    return value;
  }

  private static Optional<String> canonical(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    var labels = new StringJoiner(".");
    for (var label : typed.split("\\.", -1)) {
      var canonical = label(label);
      if (canonical.isEmpty()) {
        return Optional.empty();
      }
      labels.add(canonical.get());
    }
    return Optional.of(labels.toString()).filter(host -> host.length() <= LONGEST);
  }

  private static Optional<String> label(String typed) {
    var folded = folded(typed);
    if (LABEL.matcher(folded).matches()) {
      return Optional.of(folded)
          .filter(ascii -> ascii.length() <= LONGEST_LABEL)
          .filter(ascii ->
              !ascii.startsWith(A_LABEL) || encoded(decoded(ascii)).equals(Optional.of(ascii)));
    }
    return folded.startsWith(A_LABEL) ? Optional.empty() : encoded(folded);
  }

  /// In small letters, each by itself: a capital sigma at a word's end is not yet a final one.
  private static String folded(String typed) {
    var folded = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFC)
        .codePoints()
        .forEach(c -> folded.append(Character.toString(c).toLowerCase(Locale.ROOT)));
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static String decoded(String label) {
    return IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED);
  }

  /// The A-label of a U-label; empty for what is none, or would be read back as another one.
  private static Optional<String> encoded(String label) {
    if (label.codePoints().allMatch(c -> c < 0x80)
        || !Normalizer.isNormalized(label, Normalizer.Form.NFKC)
        || !label.codePoints().allMatch(MailHost::isAllowed)) {
      return Optional.empty();
    }
    try {
      var ascii = IDN.toASCII(label, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES);
      return ascii.startsWith(A_LABEL) && decoded(ascii).equals(label)
          ? Optional.of(ascii)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Letters, marks and digits (RFC 5892 §2.1), the hyphen, and what RFC 5892 §2.6 and App. A let
  /// stand between letters of one language.
  private static boolean isAllowed(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> c == '-' || c == '\u00b7' || c == '\u30fb';
    };
  }
}
