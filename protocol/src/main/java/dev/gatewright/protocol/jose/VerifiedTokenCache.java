package dev.gatewright.protocol.jose;

/// Remembers tokens whose signature was verified.
public final class VerifiedTokenCache {
  public VerifiedTokenCache() {}
}
