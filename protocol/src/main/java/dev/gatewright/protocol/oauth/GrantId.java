package dev.gatewright.protocol.oauth;

/// The public id of one user's authorization of one client. Access tokens carry it; it redeems
/// nothing.
public record GrantId(String value) {
  private static final int MAX_LENGTH = 64;

  public GrantId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("a grant id is 1 to 64 characters");
    }
  }

  /// True if `value` can be a grant id, for values from the wire.
  public static boolean isValid(String value) {
    return !value.isEmpty() && value.length() <= MAX_LENGTH;
  }

  @Override
  public String toString() {
    return value;
  }
}
