package dev.gatewright.server.config.upstream;

/// How a provider hands over its answer (OAuth 2.0 Multiple Response Type Encoding Practices §2.1,
/// OAuth 2.0 Form Post Response Mode §2).
public enum ResponseMode {
  QUERY,
  FORM_POST
}
