package dev.gatewright.client.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what an application hands to a browser and wants back unread and unchanged: cookies, or
/// a `state` that carries its own login. AES-256-GCM, as base64url text.
///
/// ```java
/// var cipher = StateCipher.builder().secret(System.getenv("COOKIE_SECRET")).build();
/// var value = cipher.forPurpose("cart").encrypt(json);
/// cipher.forPurpose("cart").decrypt(value, Duration.ofHours(1)); // empty once it is older
/// ```
///
/// A value encrypted for one purpose never opens for another. Values carry the time at which they
/// were encrypted. Nothing is compressed: the length of compressed text tells what is in it. What
/// GCM does not hide is the length itself, and nothing here stops a browser from presenting an
/// older value again.
///
/// Each value has a key of its own, derived from a random salt. Random 96-bit nonces under one key
/// would have to stop after 2^32 values (NIST SP 800-38D §8.3), which the cookies of a busy
/// application reach.
///
/// Safe to use from many threads.
public final class StateCipher {
  /// How long a secret must be at least, in bytes.
  public static final int MIN_SECRET_LENGTH = 32;

  /// How many secrets there may be at most; each wrong value is tried with each.
  public static final int MAX_SECRETS = 8;

  /// How much can be encrypted at once, in bytes.
  public static final int MAX_LENGTH = 48 * 1024;

  private static final byte VERSION = 1;
  private static final int SALT_LENGTH = 16;
  private static final int KEY_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_LENGTH = 16;
  private static final int HEADER_LENGTH = 1 + SALT_LENGTH;
  private static final int OVERHEAD = HEADER_LENGTH + Long.BYTES + TAG_LENGTH;
  private static final int MAX_TEXT_LENGTH = (MAX_LENGTH + OVERHEAD) * 4 / 3 + 4;

  /// By how much the clocks of an application's nodes may differ.
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private static final byte[] EXTRACT_SALT =
      "gatewright client state cipher".getBytes(StandardCharsets.UTF_8);

  private final List<byte[]> secrets;
  private final List<byte[]> keys;
  private final byte[] purpose;
  private final InstantSource clock;
  private final SecureRandom random;

  private StateCipher(
      List<byte[]> secrets, String purpose, InstantSource clock, SecureRandom random) {
    this.secrets = secrets;
    this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    this.keys = secrets.stream().map(each -> Hkdf.expand(each, this.purpose, KEY_LENGTH)).toList();
    this.clock = clock;
    this.random = random;
  }

  /// Starts the configuration of a cipher.
  public static Builder builder() {
    return new Builder();
  }

  /// The cipher of the same secrets for another kind of value.
  public StateCipher forPurpose(String name) {
    return new StateCipher(secrets, name, clock, random);
  }

  /// Encrypts a text.
  ///
  /// @throws IllegalArgumentException if it is longer than [#MAX_LENGTH] bytes in UTF-8
  public String encrypt(String plain) {
    return encrypt(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Encrypts bytes.
  ///
  /// @throws IllegalArgumentException if there are more than [#MAX_LENGTH]
  public String encrypt(byte[] plain) {
    if (plain.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          plain.length + " bytes are too many to hand to a browser; at most " + MAX_LENGTH);
    }
    var salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    var timed =
        ByteBuffer.allocate(Long.BYTES + plain.length)
            .putLong(clock.instant().getEpochSecond())
            .put(plain)
            .array();
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), salt).doFinal(timed);
      var value =
          ByteBuffer.allocate(HEADER_LENGTH + sealed.length).put(VERSION).put(salt).put(sealed);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(value.array());
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  /// Decrypts a text, whatever its age; empty if it was not encrypted here for this purpose.
  public Optional<String> decrypt(String value) {
    return open(value).map(Opened::text);
  }

  /// Decrypts a text that was encrypted no longer ago than this; empty otherwise.
  public Optional<String> decrypt(String value, Duration maxAge) {
    return decryptBytes(value, maxAge).map(plain -> new String(plain, StandardCharsets.UTF_8));
  }

  /// Decrypts bytes that were encrypted no longer ago than this; empty otherwise.
  public Optional<byte[]> decryptBytes(String value, Duration maxAge) {
    var now = clock.instant();
    return open(value)
        .filter(opened -> !opened.at().isAfter(now.plus(CLOCK_SKEW)))
        .filter(opened -> now.isBefore(opened.at().plus(maxAge)))
        .map(Opened::plain);
  }

  private record Opened(Instant at, byte[] plain) {
    String text() {
      return new String(plain, StandardCharsets.UTF_8);
    }
  }

  private Optional<Opened> open(String value) {
    if (value.length() > MAX_TEXT_LENGTH) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(value);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length < OVERHEAD || bytes[0] != VERSION) {
      return Optional.empty();
    }
    for (var key : keys) {
      var opened = open(bytes, key);
      if (opened.isPresent()) {
        return opened;
      }
    }
    return Optional.empty();
  }

  private Optional<Opened> open(byte[] bytes, byte[] key) {
    var salt = Arrays.copyOfRange(bytes, 1, HEADER_LENGTH);
    try {
      var timed =
          cipher(Cipher.DECRYPT_MODE, key, salt)
              .doFinal(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH);
      return Optional.of(
          new Opened(
              Instant.ofEpochSecond(ByteBuffer.wrap(timed).getLong()),
              Arrays.copyOfRange(timed, Long.BYTES, timed.length)));
    } catch (AEADBadTagException | DateTimeException notOurs) {
      return Optional.empty();
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private Cipher cipher(int mode, byte[] key, byte[] salt) throws GeneralSecurityException {
    var derived = Hkdf.expand(key, salt, KEY_LENGTH + NONCE_LENGTH);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(derived, 0, KEY_LENGTH, "AES"),
        new GCMParameterSpec(TAG_LENGTH * 8, derived, KEY_LENGTH, NONCE_LENGTH));
    cipher.updateAAD(new byte[] {VERSION});
    cipher.updateAAD(purpose);
    return cipher;
  }

  /// Names the purpose, never a secret.
  @Override
  public String toString() {
    return "StateCipher[" + new String(purpose, StandardCharsets.UTF_8) + "]";
  }

  /// Configures a [StateCipher]. At least one secret is required.
  public static final class Builder {
    private final List<byte[]> secrets = new ArrayList<>();
    private InstantSource clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();

    private Builder() {}

    /// Adds a secret: the text's UTF-8 bytes, whatever they spell. The first one encrypts and all
    /// decrypt: to change a secret, put the new one before the old one and drop that when its
    /// values are out of use.
    ///
    /// @throws IllegalArgumentException if it is shorter than 32 bytes
    public Builder secret(String text) {
      return secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /// As [#secret(String)], with a secret that is bytes.
    public Builder secret(byte[] bytes) {
      if (bytes.length < MIN_SECRET_LENGTH) {
        throw new IllegalArgumentException(
            "the secret that encrypts cookies has only "
                + bytes.length
                + " bytes; it needs "
                + MIN_SECRET_LENGTH
                + " random ones: make it with `openssl rand -base64 32`");
      }
      secrets.add(Hkdf.extract(EXTRACT_SALT, bytes));
      return this;
    }

    /// The clock by which values have an age.
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /// The source of salts.
    public Builder random(SecureRandom value) {
      random = value;
      return this;
    }

    /// The cipher.
    ///
    /// @throws IllegalStateException if there is no secret, or more than [#MAX_SECRETS]
    public StateCipher build() {
      if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
        throw new IllegalStateException(
            "give one secret, made with `openssl rand -base64 32`, or up to "
                + MAX_SECRETS
                + " while one replaces another");
      }
      return new StateCipher(List.copyOf(secrets), "state", clock, random);
    }
  }
}
