package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Bounds how often a client's secret can be guessed. Thread-safe, and asked at each request with a
/// secret, so it answers from memory.
///
/// It counts by client and source address together, so that nobody can lock a client out from
/// elsewhere; a request whose address the host does not know is not counted.
public interface ClientAuthenticationThrottle {
  /// Nothing is bounded, for a host that bounds it in front.
  ClientAuthenticationThrottle NONE =
      new ClientAuthenticationThrottle() {
        @Override
        public Optional<Duration> pause(Source source, Instant now) {
          return Optional.empty();
        }

        @Override
        public void failed(Source source, Instant now) {}

        @Override
        public void succeeded(Source source, Instant now) {}
      };

  /// One in this process's memory: ten wrong secrets a minute for a client from one address, and a
  /// hundred where a right one came from before. What it remembers is bounded.
  static ClientAuthenticationThrottle inMemory() {
    return new InMemoryThrottle();
  }

  /// Where a secret came from.
  ///
  /// @param address an IP address as text
  record Source(IssuerId issuer, ClientId client, String address) {}

  /// How long no secret from there is looked at; absent when the next one is.
  Optional<Duration> pause(Source source, Instant now);

  /// A secret was wrong.
  void failed(Source source, Instant now);

  /// A secret was right.
  void succeeded(Source source, Instant now);
}
