package dev.gatewright.protocol.oauth;

import java.util.Optional;

/// How an authorization response travels (OAuth 2.0 Multiple Response Types §2.1, OAuth 2.0 Form
/// Post Response Mode §2).
public enum ResponseMode {
  QUERY("query"),
  FRAGMENT("fragment"),
  FORM_POST("form_post");

  private final String wire;

  ResponseMode(String wire) {
    this.wire = wire;
  }

  /// The `response_mode` value.
  public String wire() {
    return wire;
  }

  public static Optional<ResponseMode> parse(String value) {
    for (ResponseMode mode : values()) {
      if (mode.wire.equals(value)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
