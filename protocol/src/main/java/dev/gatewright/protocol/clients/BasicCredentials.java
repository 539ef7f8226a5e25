package dev.gatewright.protocol.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.Secret;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// `client_secret_basic`: id and secret, each form-encoded, then joined and base64-encoded (RFC
/// 6749 §2.3.1, RFC 7617 §2).
record BasicCredentials(String id, Secret secret) {
  private static final String SCHEME = "basic ";
  private static final int MAX_LENGTH = 4096;

  /// Reads the `Authorization` header; absent when it is not exactly that.
  static Optional<BasicCredentials> parse(String header) {
    if (header.length() > MAX_LENGTH || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int colon = text.indexOf(':');
      if (colon < 1) {
        return Optional.empty();
      }
      return Optional.of(
          new BasicCredentials(
              URLDecoder.decode(text.substring(0, colon), UTF_8),
              new Secret(URLDecoder.decode(text.substring(colon + 1), UTF_8))));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
