package dev.gatewright.client.token;

import dev.gatewright.client.internal.Seal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Token sets as encrypted text ([Seal]), bound to the session they belong to: a set that is copied
/// to another session's row cannot be read there.
///
/// The first key seals, every key opens: a new key is put in front and the old one taken away when
/// the sessions that it sealed have ended.
final class SealedTokens {
  /// The longest sealed text, in characters: what every database's plain text column holds.
  static final int MAX_LENGTH = 60_000;

  private static final int KEY_BYTES = 32;
  private static final String PURPOSE = "token set";

  private final Seal seal;

  /// @param base64Keys 32 random bytes each, as base64 or base64url
  /// @throws IllegalArgumentException if there is none, or one is not 32 bytes long
  SealedTokens(List<String> base64Keys, SecureRandom random) {
    if (base64Keys.isEmpty()) {
      throw new IllegalArgumentException(
          "the token store has no encryption key: make one with `openssl rand -base64 32`");
    }
    seal = Seal.of(base64Keys.stream().map(SealedTokens::key).toList(), PURPOSE, random);
  }

  private static byte[] key(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.trim().replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException notBase64) {
      // Its message would show a part of the key.
      bytes = new byte[0];
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "an encryption key of the token store is not 32 bytes in base64: make one with"
              + " `openssl rand -base64 32`");
    }
    return bytes;
  }

  /// The set as text that only [#open] with the same `row` reads.
  String seal(TokenSet tokens, String row) {
    var sealed = seal.seal(tokens.toJson().getBytes(StandardCharsets.UTF_8), row);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /// The set of a sealed text. Empty for one that no key opens: sealed with a key that is gone, for
  /// another row, or changed.
  Optional<TokenSet> open(String text, String row) {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    return seal.open(sealed, row)
        .map(json -> new String(json, StandardCharsets.UTF_8))
        .flatMap(TokenSet::fromJson);
  }
}
