package dev.gatewright.identity.store;

import java.util.regex.Pattern;

/// What is counted, as a keyed hash: 43 base64url characters from which nobody reads the address
/// that somebody typed.
public record ThrottleKey(String value) {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]{43}");

  public ThrottleKey {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException("a throttle key is 43 base64url characters");
    }
  }
}
