package dev.gatewright.client.token;

import dev.gatewright.client.TokenSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Token sets as encrypted text (AES-256-GCM, NIST SP 800-38D §5.2), bound to the session they
/// belong to: a set that is copied to another session's row cannot be read there.
///
/// The text is base64url of one byte for the form, four that tell which key sealed it, twelve
/// random ones, then ciphertext and tag. The first key seals, every key opens: a new key is put in
/// front and the old one taken away when the sessions that it sealed have ended.
final class SealedTokens {
  /// The longest sealed text, in characters: what every database's plain text column holds.
  static final int MAX_LENGTH = 60_000;

  private static final int KEY_BYTES = 32;
  private static final int KEY_NAME_BYTES = 4;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte FORM = 1;
  private static final String PURPOSE = "gatewright token set 1:";

  private final List<Key> keys;
  private final SecureRandom random;

  private record Key(byte[] name, SecretKeySpec secret) {
    @Override
    public String toString() {
      return "Key[***]";
    }
  }

  /// @param base64Keys 32 random bytes each, as base64 or base64url
  /// @throws IllegalArgumentException if there is none, or one is not 32 bytes long
  SealedTokens(List<String> base64Keys, SecureRandom random) {
    if (base64Keys.isEmpty()) {
      throw new IllegalArgumentException(
          "the token store has no encryption key: make one with `openssl rand -base64 32`");
    }
    this.keys = base64Keys.stream().map(SealedTokens::key).toList();
    this.random = random;
  }

  private static Key key(String base64) {
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
    return new Key(Arrays.copyOf(sha256(bytes), KEY_NAME_BYTES), new SecretKeySpec(bytes, "AES"));
  }

  /// The set as text that only [#open] with the same `row` reads.
  String seal(TokenSet tokens, String row) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var key = keys.get(0);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, row);
      var sealed = cipher.doFinal(tokens.toJson().getBytes(StandardCharsets.UTF_8));
      var whole = ByteBuffer.allocate(1 + KEY_NAME_BYTES + NONCE_BYTES + sealed.length);
      whole.put(FORM).put(key.name()).put(nonce).put(sealed);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    } catch (GeneralSecurityException everyJvmHasAesGcm) {
      throw new IllegalStateException(everyJvmHasAesGcm);
    }
  }

  /// The set of a sealed text. Empty for one that no key opens: sealed with a key that is gone, for
  /// another row, or changed.
  Optional<TokenSet> open(String text, String row) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    var head = 1 + KEY_NAME_BYTES + NONCE_BYTES;
    if (bytes.length < head + TAG_BITS / 8 || bytes[0] != FORM) {
      return Optional.empty();
    }
    var name = Arrays.copyOfRange(bytes, 1, 1 + KEY_NAME_BYTES);
    var nonce = Arrays.copyOfRange(bytes, 1 + KEY_NAME_BYTES, head);
    return keys.stream()
        .filter(key -> Arrays.equals(key.name(), name))
        .findFirst()
        .flatMap(key -> decrypt(key, nonce, Arrays.copyOfRange(bytes, head, bytes.length), row))
        .flatMap(TokenSet::fromJson);
  }

  private static Optional<String> decrypt(Key key, byte[] nonce, byte[] sealed, String row) {
    try {
      var json = cipher(Cipher.DECRYPT_MODE, key, nonce, row).doFinal(sealed);
      return Optional.of(new String(json, StandardCharsets.UTF_8));
    } catch (AEADBadTagException changed) {
      return Optional.empty();
    } catch (GeneralSecurityException everyJvmHasAesGcm) {
      throw new IllegalStateException(everyJvmHasAesGcm);
    }
  }

  private static Cipher cipher(int mode, Key key, byte[] nonce, String row)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((PURPOSE + row).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
