package dev.gatewright.identity;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a session; every authentication gets a new one. It is no secret by itself: whoever hands
/// it to a browser seals it first.
public record SessionId(String value) {
  private static final String PREFIX = "s_";
  private static final Pattern SYNTAX = RandomId.syntax(PREFIX);

  public SessionId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException("a session id must be s_ and 22 base64url characters");
    }
  }

  /// Reads a value from outside, where a bad one is the sender's mistake.
  public static Optional<SessionId> parse(String value) {
    return SYNTAX.matcher(value).matches() ? Optional.of(new SessionId(value)) : Optional.empty();
  }

  /// A fresh one of 128 random bits.
  public static SessionId generate(SecureRandom random) {
    return new SessionId(RandomId.generate(PREFIX, random));
  }

  @Override
  public String toString() {
    return value;
  }
}
