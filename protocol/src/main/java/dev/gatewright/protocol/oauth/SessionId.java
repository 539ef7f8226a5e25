package dev.gatewright.protocol.oauth;

/// The public id of a login session, the `sid` of OpenID Connect Front-Channel Logout §3. Knowing
/// it signs nobody in: the cookie carries it sealed.
public record SessionId(String value) {
  public SessionId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("sid must be 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
