package dev.gatewright.protocol.oauth;

import java.util.Optional;

/// The grants of the token endpoint.
public enum GrantType {
  /// RFC 6749 §4.1.
  AUTHORIZATION_CODE("authorization_code"),
  /// RFC 6749 §6.
  REFRESH_TOKEN("refresh_token"),
  /// RFC 6749 §4.4.
  CLIENT_CREDENTIALS("client_credentials");

  private final String wire;

  GrantType(String wire) {
    this.wire = wire;
  }

  /// The `grant_type` value.
  public String wire() {
    return wire;
  }

  public static Optional<GrantType> parse(String value) {
    for (GrantType type : values()) {
      if (type.wire.equals(value)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
