package dev.gatewright.protocol.clients;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A throttle in this process's memory: ten wrong secrets a minute for a client from one address,
/// and a hundred where a right one came from before. Of IPv6 addresses a /64 counts as one, since
/// one sender has all of it.
///
/// Holds a bounded number of addresses: with more, any one is forgotten for a new one.
final class InMemoryThrottle implements ClientAuthenticationThrottle {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int STRANGER = 10;
  private static final int ACQUAINTANCE = 100;
  private static final int MOST_SOURCES = 20_000;
  private static final int PREFIX_BYTES = 8;

  private final Map<Source, Count> wrong = new ConcurrentHashMap<>();
  private final Set<Source> right = ConcurrentHashMap.newKeySet();

  private record Count(int failures, Instant until) {}

  @Override
  public Optional<Duration> pause(Source source, Instant now) {
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    var network = network(source);
    var count = wrong.get(network);
    if (count == null || !now.isBefore(count.until())) {
      return Optional.empty();
    }
    var most = right.contains(network) ? ACQUAINTANCE : STRANGER;
    return count.failures() < most
        ? Optional.empty()
        : Optional.of(Duration.between(now, count.until()));
  }

  @Override
  public void failed(Source source, Instant now) {
    makeRoom(wrong.keySet());
    wrong.compute(
        network(source),
        (network, count) ->
            count == null || !now.isBefore(count.until())
                ? new Count(1, now.plus(WINDOW))
                : new Count(count.failures() + 1, count.until()));
  }

  @Override
  public void succeeded(Source source, Instant now) {
    var network = network(source);
    if (!right.contains(network)) {
      makeRoom(right);
      right.add(network);
    }
  }

  /// How many sources are remembered.
  int size() {
    return wrong.size() + right.size();
  }

  private static void makeRoom(Set<Source> sources) {
    if (sources.size() >= MOST_SOURCES) {
      var any = sources.iterator();
      if (any.hasNext()) {
        any.next();
        any.remove();
      }
    }
  }

  private static Source network(Source source) {
    // Only text with a colon is read, which is never looked up as a name.
    if (source.address().indexOf(':') < 0) {
      return source;
    }
    try {
      var bytes = InetAddress.getByName(source.address()).getAddress();
      for (var i = PREFIX_BYTES; i < bytes.length; i++) {
        bytes[i] = 0;
      }
      return new Source(
          source.issuer(), source.client(), InetAddress.getByAddress(bytes).getHostAddress());
    } catch (UnknownHostException e) {
      return source;
    }
  }
}
