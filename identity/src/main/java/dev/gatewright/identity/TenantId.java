package dev.gatewright.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a tenant: one closed world of users, sessions and organizations. The same text as its
/// issuer's id.
public record TenantId(String value) {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._:~|-]{1,128}");

  public TenantId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a tenant id must be 1 to 128 letters, digits or one of . _ : ~ | -");
    }
  }

  /// Reads a value from outside, where a bad one is the sender's mistake.
  public static Optional<TenantId> parse(String value) {
    return SYNTAX.matcher(value).matches() ? Optional.of(new TenantId(value)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
