package dev.gatewright.protocol.clients;

import java.util.Locale;

/// `token_endpoint_auth_method` (OpenID Connect Core §9).
public enum ClientAuthMethod {
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST,
  CLIENT_SECRET_JWT,
  PRIVATE_KEY_JWT,
  NONE;

  /// The registered name.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
