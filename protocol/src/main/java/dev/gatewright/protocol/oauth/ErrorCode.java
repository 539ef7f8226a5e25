package dev.gatewright.protocol.oauth;

import java.util.Locale;

/// Error codes of the OAuth extensions error registry that this engine sends.
public enum ErrorCode {
  INVALID_REQUEST,
  INVALID_CLIENT,
  INVALID_GRANT,
  UNAUTHORIZED_CLIENT,
  UNSUPPORTED_GRANT_TYPE,
  UNSUPPORTED_RESPONSE_TYPE,
  INVALID_SCOPE,
  /// RFC 8707 §2.
  INVALID_TARGET,
  ACCESS_DENIED,
  SERVER_ERROR,
  TEMPORARILY_UNAVAILABLE,
  /// OpenID Connect Core §3.1.2.6.
  LOGIN_REQUIRED,
  INTERACTION_REQUIRED,
  CONSENT_REQUIRED,
  ACCOUNT_SELECTION_REQUIRED,
  REQUEST_NOT_SUPPORTED,
  REQUEST_URI_NOT_SUPPORTED,
  REGISTRATION_NOT_SUPPORTED,
  /// OpenID Connect Core Unmet Authentication Requirements §2.
  UNMET_AUTHENTICATION_REQUIREMENTS,
  /// RFC 7009 §2.2.1.
  UNSUPPORTED_TOKEN_TYPE,
  /// RFC 6750 §3.1.
  INVALID_TOKEN,
  INSUFFICIENT_SCOPE;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /// The `error` value.
  public String wire() {
    return wire;
  }
}
