package dev.gatewright.protocol.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/// A value that must not reach a log: it prints as stars and compares in constant time.
public final class Secret {
  private final byte[] bytes;

  public Secret(String value) {
    Objects.requireNonNull(
        value, "a secret is null: is the environment variable that it is read from set?");
    this.bytes = value.getBytes(UTF_8);
  }

  /// The UTF-8 bytes, a copy.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The text; hand it to nothing that prints.
  public String reveal() {
    return new String(bytes, UTF_8);
  }

  /// True if both are the same; the time depends on the length alone.
  public boolean matches(Secret other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
