package dev.gatewright.client.internal.jose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Base64url as JOSE writes it (RFC 7515 §2): no padding, no other character, and one text for each
/// value, so that a changed token is never the same token.
final class Base64Url {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private Base64Url() {}

  /// The bytes of a text; empty if it is not exactly the text of some bytes.
  static Optional<byte[]> decode(String text) {
    var ascii = text.getBytes(StandardCharsets.ISO_8859_1);
    return decode(ascii, 0, ascii.length);
  }

  /// The bytes of the text from `from` to before `to`.
  static Optional<byte[]> decode(byte[] ascii, int from, int to) {
    var length = to - from;
    if (!endsCleanly(ascii, to, length % 4) && length > 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(Arrays.copyOfRange(ascii, from, to)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /// The last character of an incomplete group has bits that mean nothing: they must be zero (RFC
  /// 4648 §3.5).
  private static boolean endsCleanly(byte[] ascii, int to, int rest) {
    var last = to == 0 ? -1 : ALPHABET.indexOf(ascii[to - 1]);
    return switch (rest) {
      case 0 -> last >= 0;
      case 2 -> last >= 0 && (last & 0b1111) == 0;
      case 3 -> last >= 0 && (last & 0b11) == 0;
      default -> false;
    };
  }
}
