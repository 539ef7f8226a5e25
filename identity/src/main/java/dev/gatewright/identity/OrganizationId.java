package dev.gatewright.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names an organization within a tenant, such as `org_acme`.
public record OrganizationId(String value) {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._:~|-]{1,128}");

  public OrganizationId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an organization id must be 1 to 128 letters, digits or one of . _ : ~ | -");
    }
  }

  /// Reads a value from outside, where a bad one is the sender's mistake.
  public static Optional<OrganizationId> parse(String value) {
    return SYNTAX.matcher(value).matches()
        ? Optional.of(new OrganizationId(value))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
