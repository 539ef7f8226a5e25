package dev.gatewright.client.internal.jose;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A compact JWS taken apart at its two dots (RFC 7515 §7.1), nothing of it decoded yet.
///
/// @param text the whole, a byte a character; a character that has none becomes `?`, which no part
///   may contain
/// @param header how long the first part is
/// @param signed how long the first two parts are with the dot between them: what is signed
record CompactJws(byte[] text, int header, int signed) {
  /// The longest token that is looked at, in characters. Providers that list many groups stay
  /// below.
  static final int MAX_LENGTH = 32 * 1024;

  /// Empty if it is too long or has not three parts.
  static Optional<CompactJws> parse(String jwt, int longest) {
    if (jwt.length() > longest) {
      return Optional.empty();
    }
    var first = jwt.indexOf('.');
    var second = jwt.indexOf('.', first + 1);
    if (first <= 0 || second < 0 || jwt.indexOf('.', second + 1) >= 0) {
      return Optional.empty();
    }
    return Optional.of(new CompactJws(jwt.getBytes(StandardCharsets.ISO_8859_1), first, second));
  }

  Optional<byte[]> payload() {
    return Base64Url.decode(text, header + 1, signed);
  }

  Optional<byte[]> signature() {
    return Base64Url.decode(text, signed + 1, text.length);
  }
}
