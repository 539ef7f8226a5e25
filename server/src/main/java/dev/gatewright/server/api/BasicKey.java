package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A key as it comes in the `Authorization` field: id and secret, joined by a colon and
/// base64-encoded (RFC 7617 §2). Unlike a client's, they are not form-encoded before.
record BasicKey(String id, Secret secret) {
  private static final String SCHEME = "basic ";
  private static final int MAX_LENGTH = 1024;

  /// Whether nothing is shown, or something that is meant to be a key.
  static boolean isMeant(List<String> fields) {
    return fields.isEmpty()
        || fields.stream()
            .anyMatch(field -> (field + " ").regionMatches(true, 0, SCHEME, 0, SCHEME.length()));
  }

  /// Reads the fields of that name; absent unless there is one, and it is exactly that.
  static Optional<BasicKey> of(List<String> fields) {
    if (fields.size() != 1 || fields.getFirst().length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var field = fields.getFirst();
    if (!field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(field.substring(SCHEME.length()).strip());
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int colon = text.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(
              new BasicKey(text.substring(0, colon), new Secret(text.substring(colon + 1))));
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
