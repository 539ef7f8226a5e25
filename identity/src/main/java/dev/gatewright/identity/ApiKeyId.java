package dev.gatewright.identity;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a key with which a program administers, where it is used as on the command line. It says
/// nothing about the secret.
public record ApiKeyId(String value) {
  private static final String PREFIX = "key_";
  private static final Pattern SYNTAX = RandomId.syntax(PREFIX);

  public ApiKeyId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException("a key's id must be key_ and 22 base64url characters");
    }
  }

  /// Reads a value from outside, where a bad one is the sender's mistake.
  public static Optional<ApiKeyId> parse(String value) {
    return SYNTAX.matcher(value).matches() ? Optional.of(new ApiKeyId(value)) : Optional.empty();
  }

  /// A fresh one of 128 random bits.
  public static ApiKeyId generate(SecureRandom random) {
    return new ApiKeyId(RandomId.generate(PREFIX, random));
  }

  @Override
  public String toString() {
    return value;
  }
}
