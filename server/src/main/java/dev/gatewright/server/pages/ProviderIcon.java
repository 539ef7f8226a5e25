package dev.gatewright.server.pages;

/// The picture on a provider's button.
public enum ProviderIcon {
  GOOGLE,
  MICROSOFT,
  APPLE,
  GITLAB,
  GITHUB,
  DISCORD,
  /// Any other provider.
  OTHER
}
