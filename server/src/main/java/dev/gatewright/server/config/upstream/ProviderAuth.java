package dev.gatewright.server.config.upstream;

/// How this server proves at a provider's token endpoint who it is (OpenID Connect Core §9).
public enum ProviderAuth {
  /// By a secret, where the provider takes it.
  CLIENT_SECRET,
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST,
  PRIVATE_KEY_JWT,
  NONE
}
