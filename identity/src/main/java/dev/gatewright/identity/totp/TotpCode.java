package dev.gatewright.identity.totp;

import dev.gatewright.identity.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Six digits as typed. Prints as stars.
final class TotpCode {
  /// RFC 6238 §4.1, X.
  static final long STEP_SECONDS = 30;

  /// How many steps a clock may be off, either way (RFC 6238 §5.2).
  private static final int DRIFT = 1;

  private static final int MAX_TYPED = 32;
  private static final int MODULUS = 1_000_000;

  private final String digits;

  private TotpCode(String digits) {
    this.digits = digits;
  }

  /// Reads a code as typed, with any spaces and hyphens.
  static Optional<TotpCode> parse(Secret typed) {
    if (typed.reveal().length() > MAX_TYPED) {
      return Optional.empty();
    }
    var text = typed.reveal().replaceAll("[\\s\\u00a0\\p{Pd}]", "");
    return text.matches("[0-9]{6}") ? Optional.of(new TotpCode(text)) : Optional.empty();
  }

  /// The step whose code this is, of those around `now` that come after the step `used`; all are
  /// looked at, whichever it is.
  OptionalLong step(TotpSecret secret, OptionalLong used, Instant now) {
    long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    var matching =
        LongStream.rangeClosed(current - DRIFT, current + DRIFT)
            .filter(step -> equal(secret, step))
            .toArray();
    return LongStream.of(matching).filter(step -> used.isEmpty() || step > used.getAsLong()).min();
  }

  private boolean equal(TotpSecret secret, long step) {
    return MessageDigest.isEqual(
        of(secret, step).getBytes(StandardCharsets.US_ASCII),
        digits.getBytes(StandardCharsets.US_ASCII));
  }

  /// RFC 4226 §5.3, over the time step in the place of the counter (RFC 6238 §4).
  static String of(TotpSecret secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.bytes(), "RAW"));
      var digest =
          ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
      int offset = digest.get(digest.capacity() - 1) & 0xf;
      int number = (digest.getInt(offset) & Integer.MAX_VALUE) % MODULUS;
      return Integer.toString(MODULUS + number).substring(1);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no HMAC-SHA-1", e);
    }
  }

  @Override
  public String toString() {
    return "TotpCode[***]";
  }
}
