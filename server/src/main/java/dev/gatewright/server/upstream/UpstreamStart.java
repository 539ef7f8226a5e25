package dev.gatewright.server.upstream;

import java.net.URI;

/// What came of sending a browser to a provider.
public sealed interface UpstreamStart {
  /// The browser goes to `location`.
  ///
  /// @param transaction what must come back with this browser and no other: it is sealed into a
  ///   cookie. It holds `state`, `nonce` and `code_verifier`, and tells whose login it is
  /// @param state the `state` parameter, by which the callback finds the transaction among several
  record Started(URI location, String transaction, String state) implements UpstreamStart {
    /// The location says nothing secret to this browser, the transaction does.
    @Override
    public String toString() {
      return "Started[" + location.getHost() + "]";
    }
  }

  /// The issuer has no such provider, or has it disabled.
  record NotOffered() implements UpstreamStart {}

  /// The provider does not say where its pages are, or its settings do not fit it; the log tells
  /// which.
  record Unavailable() implements UpstreamStart {}
}
