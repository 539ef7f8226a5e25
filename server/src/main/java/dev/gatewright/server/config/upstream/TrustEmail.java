package dev.gatewright.server.config.upstream;

/// When a provider's word makes an address count as verified.
public enum TrustEmail {
  NEVER,
  /// Where the provider says so of the address.
  VERIFIED,
  /// Where the provider says so and also hands the address out: Google's own addresses, and those
  /// of the organizations that it manages (`hd`). Another company's address in a Google account was
  /// theirs when it was made; whose it is now Google does not know.
  MANAGED,
  /// Whatever it says, in the allowed domains.
  ALWAYS
}
