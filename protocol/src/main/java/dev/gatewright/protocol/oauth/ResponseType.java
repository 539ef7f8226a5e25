package dev.gatewright.protocol.oauth;

import java.util.Locale;
import java.util.Optional;

/// What an authorization response carries (RFC 6749 §3.1.1).
public enum ResponseType {
  /// A code (RFC 6749 §4.1.1).
  CODE,
  /// An access token (RFC 6749 §4.2.1).
  TOKEN;

  /// The grant that such a response belongs to.
  public GrantType grantType() {
    return switch (this) {
      case CODE -> GrantType.AUTHORIZATION_CODE;
      case TOKEN -> GrantType.IMPLICIT;
    };
  }

  /// The `response_type` value.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ResponseType> parse(String value) {
    for (ResponseType type : values()) {
      if (type.wire().equals(value)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
