package dev.gatewright.identity.totp;

import dev.gatewright.identity.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/// The 160 random bits that an authenticator application and this server share (RFC 4226 §4, R6).
/// It prints as stars.
public final class TotpSecret {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BYTES = 20;
  private static final int BITS_A_CHARACTER = 5;
  private static final int GROUP = 4;

  private final byte[] bytes;

  private TotpSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  public static TotpSecret generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new TotpSecret(bytes);
  }

  /// Reads what `bytes` gave.
  public static Optional<TotpSecret> of(byte[] bytes) {
    return bytes.length == BYTES ? Optional.of(new TotpSecret(bytes.clone())) : Optional.empty();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// For whoever types it in: base32 (RFC 4648 §6) in groups of four.
  public Secret text() {
    return new Secret(base32().replaceAll("(.{" + GROUP + "})(?!$)", "$1 "));
  }

  /// The address that a QR code holds, as authenticator applications read it: who issues it, whose
  /// it is and what it shares. SHA-1, six digits and 30 seconds are what all of them assume.
  public Secret uri(String issuer, String account) {
    return new Secret(
        "otpauth://totp/%s:%s?secret=%s&issuer=%s"
            .formatted(escaped(issuer), escaped(account), base32(), escaped(issuer)));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text.replace(":", " "), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String base32() {
    var text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte octet : bytes) {
      held = (held << Byte.SIZE | Byte.toUnsignedInt(octet)) & 0xfff;
      bits += Byte.SIZE;
      while (bits >= BITS_A_CHARACTER) {
        bits -= BITS_A_CHARACTER;
        text.append(ALPHABET.charAt(held >> bits & 0x1f));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "TotpSecret[***]";
  }
}
