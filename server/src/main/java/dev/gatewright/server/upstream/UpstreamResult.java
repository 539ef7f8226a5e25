package dev.gatewright.server.upstream;

import dev.gatewright.identity.upstream.UpstreamIdentity;

/// What came of a browser's return from a provider.
public sealed interface UpstreamResult {
  /// The provider vouches for somebody, and everything that it said was verified. Whether the
  /// address counts as verified was decided by what the issuer trusts this provider with.
  record Arrived(UpstreamIdentity identity) implements UpstreamResult {}

  /// The person, or the provider's own rules, ended it there.
  record Declined() implements UpstreamResult {}

  /// The answer is not this browser's, or nobody may be let in on it. Trying again from the start
  /// may help the person; the fault is for events and logs.
  record Refused(UpstreamFault fault) implements UpstreamResult {}

  /// The provider does not answer, or not in time.
  record Unavailable() implements UpstreamResult {}
}
