package dev.gatewright.protocol.internal.jose;

import java.util.Base64;
import java.util.Optional;

/// Base64url without padding, read strictly: each sequence of bytes has exactly one text (RFC 4648
/// §3.5, §5, RFC 7515 §2).
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Base64Url() {}

  /// Writes bytes as text.
  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  static byte[] encodeToBytes(byte[] bytes) {
    return ENCODER.encode(bytes);
  }

  /// Reads a text; empty for one that [#encode] would not have written.
  public static Optional<byte[]> decode(String text) {
    try {
      var bytes = DECODER.decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
