package dev.gatewright.client.web;

import dev.gatewright.client.internal.Given;
import dev.gatewright.client.internal.Seal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

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
/// Safe to use from many threads.
public final class StateCipher {
  /// How long a secret must be at least, in bytes.
  public static final int MIN_SECRET_LENGTH = 32;

  /// How much can be encrypted at once, in bytes.
  public static final int MAX_LENGTH = 48 * 1024;

  private static final int OVERHEAD = Seal.OVERHEAD + Long.BYTES;
  private static final int MAX_TEXT_LENGTH = (MAX_LENGTH + OVERHEAD) * 4 / 3 + 4;

  /// By how much the clocks of an application's nodes may differ.
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final Seal seal;
  private final InstantSource clock;

  private StateCipher(Seal seal, InstantSource clock) {
    this.seal = seal;
    this.clock = clock;
  }

  /// Starts the configuration of a cipher.
  public static Builder builder() {
    return new Builder();
  }

  /// The cipher of the same secrets for another kind of value.
  public StateCipher forPurpose(String name) {
    return new StateCipher(seal.forPurpose(name), clock);
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
    var timed =
        ByteBuffer.allocate(Long.BYTES + plain.length)
            .putLong(clock.instant().getEpochSecond())
            .put(plain)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(timed, ""));
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
    static Optional<Opened> of(byte[] timed) {
      try {
        return Optional.of(
            new Opened(
                Instant.ofEpochSecond(ByteBuffer.wrap(timed).getLong()),
                Arrays.copyOfRange(timed, Long.BYTES, timed.length)));
      } catch (DateTimeException noTime) {
        return Optional.empty();
      }
    }

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
    return seal.open(bytes, "").filter(timed -> timed.length >= Long.BYTES).flatMap(Opened::of);
  }

  /// Names the purpose, never a secret.
  @Override
  public String toString() {
    return "StateCipher[" + seal.purpose() + "]";
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
    public Builder secret(@Nullable String text) {
      return secret(Given.value(text, "secret").getBytes(StandardCharsets.UTF_8));
    }

    /// As [#secret(String)], with a secret that is bytes.
    public Builder secret(byte @Nullable [] value) {
      var bytes = Given.value(value, "secret");
      if (bytes.length < MIN_SECRET_LENGTH) {
        throw new IllegalArgumentException(
            "the secret that encrypts cookies has only "
                + bytes.length
                + " bytes; it needs "
                + MIN_SECRET_LENGTH
                + " random ones: make it with `openssl rand -base64 32`");
      }
      secrets.add(bytes.clone());
      return this;
    }

    /// The clock by which values have an age.
    public Builder clock(@Nullable InstantSource value) {
      clock = Given.value(value, "clock");
      return this;
    }

    /// The source of salts.
    public Builder random(@Nullable SecureRandom value) {
      random = Given.value(value, "random");
      return this;
    }

    /// The cipher.
    ///
    /// @throws IllegalArgumentException if there is no secret, or more than eight
    public StateCipher build() {
      return new StateCipher(Seal.of(secrets, "state", random), clock);
    }
  }
}
