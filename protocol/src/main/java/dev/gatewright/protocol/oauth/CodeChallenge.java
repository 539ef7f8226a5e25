package dev.gatewright.protocol.oauth;

import java.util.Optional;
import java.util.regex.Pattern;

/// The S256 `code_challenge` of an authorization request (RFC 7636 §4.2).
public record CodeChallenge(String value) {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]{43}");

  public CodeChallenge {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException("code_challenge must be 43 base64url characters");
    }
  }

  /// Reads a value from the wire, where a bad one is the client's mistake and not ours.
  public static Optional<CodeChallenge> parse(String value) {
    return SYNTAX.matcher(value).matches()
        ? Optional.of(new CodeChallenge(value))
        : Optional.empty();
  }
}
