package dev.gatewright.identity;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a PIN, in tokens (`pin_id`) and on the command line. It says nothing about the digits.
public record PinId(String value) {
  private static final String PREFIX = "pin_";
  private static final Pattern SYNTAX = RandomId.syntax(PREFIX);

  public PinId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException("a PIN's id must be pin_ and 22 base64url characters");
    }
  }

  /// Reads a value from outside, where a bad one is the sender's mistake.
  public static Optional<PinId> parse(String value) {
    return SYNTAX.matcher(value).matches() ? Optional.of(new PinId(value)) : Optional.empty();
  }

  /// A fresh one of 128 random bits.
  public static PinId generate(SecureRandom random) {
    return new PinId(RandomId.generate(PREFIX, random));
  }

  @Override
  public String toString() {
    return value;
  }
}
