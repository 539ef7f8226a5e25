package dev.gatewright.endtoend;

import dev.gatewright.testing.Page;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An authenticator application (RFC 6238), which was typed the secret of a page.
record Authenticator(String secret) {
  private static final Pattern TYPED = Pattern.compile("<code class=\"typed[^>]*>([A-Z2-7 ]+)<");
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final long STEP_SECONDS = 30;

  static Authenticator of(Page page) {
    var typed = TYPED.matcher(page.body());
    if (!typed.find()) {
      throw new AssertionError("no secret on " + page.text());
    }
    return new Authenticator(typed.group(1).replace(" ", ""));
  }

  /// The code of now, or of so many steps later: each step's is good for once.
  String code(int later) throws GeneralSecurityException {
    var key = ByteBuffer.allocate(secret.length() * 5 / 8);
    int held = 0;
    long bits = 0;
    for (int i = 0; i < secret.length(); i++) {
      bits = bits << 5 | BASE32.indexOf(secret.charAt(i));
      held += 5;
      if (held >= 8) {
        held -= 8;
        key.put((byte) (bits >> held));
      }
    }
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.array(), "HmacSHA1"));
    long step = Instant.now().getEpochSecond() / STEP_SECONDS + later;
    var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
    int at = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(at) & 0x7fffffff;
    return String.format(Locale.ROOT, "%06d", number % 1_000_000);
  }
}
