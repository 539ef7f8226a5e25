package dev.gatewright.identity.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Codes of six digits, which stand in a mail and are typed into the page that asked for them (NIST
/// SP 800-63B-4 §3.1.3.2). A code has only 20 bits, so what is kept of it is a hash under a key
/// that is not in the database, made for one link alone.
public final class MailedCodes {
  private static final int DIGITS = 6;
  private static final int CODES = 1_000_000;

  private final SecretKey key;

  /// `key` is at least 128 random bits that stay the same for as long as codes are good.
  public MailedCodes(SecretKey key) {
    this.key = key;
  }

  /// Six digits, each as likely as another.
  public static Secret generate(SecureRandom random) {
    return new Secret(String.format(Locale.ROOT, "%0" + DIGITS + "d", random.nextInt(CODES)));
  }

  /// The hash of a code for this link, spaces and dashes in what was typed aside; of anything typed
  /// there is one.
  public byte[] hash(TenantId tenant, LinkId link, Secret typed) {
    var digits = typed.reveal().codePoints().filter(MailedCodes::counts).limit(DIGITS + 1L);
    var text =
        digits
            .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(
          ("code of a mail\0" + tenant.value() + '\0' + link.value() + '\0' + text)
              .getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
    }
  }

  private static boolean counts(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.DASH_PUNCTUATION;
  }
}
