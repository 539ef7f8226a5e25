package dev.gatewright.server.config.yaml;

import java.text.Normalizer;
import java.util.Locale;

/// The spelling under which e-mail addresses of a file are compared.
public final class EmailText {
  /// RFC 5321 §4.5.3.1.3 leaves room for no longer one.
  private static final int LONGEST = 254;

  private EmailText() {}

  public static String canonical(String typed) {
    var lower = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  public static boolean isAddress(String typed) {
    var text = canonical(typed);
    int at = text.indexOf('@');
    return text.length() <= LONGEST
        && at > 0
        && at < text.length() - 1
        && text.lastIndexOf('@') == at
        && text.codePoints()
            .noneMatch(c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || "\"(),:;<>[\\]".indexOf(c) >= 0);
  }
}
