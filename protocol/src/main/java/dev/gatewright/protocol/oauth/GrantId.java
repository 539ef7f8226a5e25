package dev.gatewright.protocol.oauth;

/// The public id of one user's authorization of one client. Access tokens carry it; it redeems
/// nothing.
public record GrantId(String value) {
  public GrantId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a grant id is 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
