package dev.gatewright.client.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The one encryption of the SDK: AES-256-GCM (NIST SP 800-38D), for what a browser or a database
/// keeps unread and unchanged.
///
/// A sealed value opens for the purpose and the context that it was sealed for and for no other.
/// Each has a key of its own, derived from a random salt: random 96-bit nonces under one key would
/// have to stop after 2^32 values (§8.3), which the cookies of a busy application reach.
///
/// The first secret seals and all of them open: to change a secret, the new one is put before the
/// old one. Safe to use from many threads.
public final class Seal {
  /// How many secrets there may be at most; a value that is not ours is tried with each.
  public static final int MAX_SECRETS = 8;

  private static final byte VERSION = 1;
  private static final int SALT_LENGTH = 16;
  private static final int KEY_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_LENGTH = 16;
  private static final int HEADER_LENGTH = 1 + SALT_LENGTH;

  /// By how much a sealed value is longer, in bytes.
  public static final int OVERHEAD = HEADER_LENGTH + TAG_LENGTH;

  private static final byte[] EXTRACT_SALT =
      "gatewright client seal".getBytes(StandardCharsets.UTF_8);

  private final List<byte[]> roots;
  private final List<byte[]> keys;
  private final String purpose;
  private final SecureRandom random;

  private Seal(List<byte[]> roots, String purpose, SecureRandom random) {
    this.roots = roots;
    this.purpose = purpose;
    var info = purpose.getBytes(StandardCharsets.UTF_8);
    this.keys = roots.stream().map(root -> Hkdf.expand(root, info, KEY_LENGTH)).toList();
    this.random = random;
  }

  /// A seal of these secrets, each of which nobody can guess.
  ///
  /// @throws IllegalArgumentException if there is none, or more than [#MAX_SECRETS]
  public static Seal of(List<byte[]> secrets, String purpose, SecureRandom random) {
    if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
      throw new IllegalArgumentException(
          "give one secret, made with `openssl rand -base64 32`, or up to "
              + MAX_SECRETS
              + " while one replaces another");
    }
    var roots = secrets.stream().map(secret -> Hkdf.extract(EXTRACT_SALT, secret)).toList();
    return new Seal(roots, purpose, random);
  }

  /// The seal of the same secrets for another kind of value.
  public Seal forPurpose(String name) {
    return new Seal(roots, name, random);
  }

  /// Seals bytes.
  ///
  /// @param context what the value belongs to, such as its row; empty if it stands alone
  public byte[] seal(byte[] plain, String context) {
    var salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), salt, context).doFinal(plain);
      return ByteBuffer.allocate(HEADER_LENGTH + sealed.length)
          .put(VERSION)
          .put(salt)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  /// The bytes of a sealed value; empty if it was not sealed by one of the secrets for this purpose
  /// and context, or was changed.
  public Optional<byte[]> open(byte[] sealed, String context) {
    if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
      return Optional.empty();
    }
    var salt = Arrays.copyOfRange(sealed, 1, HEADER_LENGTH);
    return keys.stream().flatMap(key -> open(sealed, key, salt, context).stream()).findFirst();
  }

  private Optional<byte[]> open(byte[] sealed, byte[] key, byte[] salt, String context) {
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key, salt, context)
              .doFinal(sealed, HEADER_LENGTH, sealed.length - HEADER_LENGTH));
    } catch (AEADBadTagException notOurs) {
      return Optional.empty();
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] salt, String context)
      throws GeneralSecurityException {
    var derived = Hkdf.expand(key, salt, KEY_LENGTH + NONCE_LENGTH);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(derived, 0, KEY_LENGTH, "AES"),
        new GCMParameterSpec(TAG_LENGTH * 8, derived, KEY_LENGTH, NONCE_LENGTH));
    cipher.updateAAD(new byte[] {VERSION});
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /// What its values are for.
  public String purpose() {
    return purpose;
  }

  /// Names the purpose, never a secret.
  @Override
  public String toString() {
    return "Seal[" + purpose + "]";
  }
}
