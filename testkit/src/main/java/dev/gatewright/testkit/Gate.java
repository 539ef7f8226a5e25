package dev.gatewright.testkit;

import dev.gatewright.server.http.Handler;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Route;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Stands between the sockets and the server's routes: counts requests and makes faults happen.
/// Safe for any number of threads once the server is assembled.
final class Gate implements UnaryOperator<Route> {
  private final Map<String, Address> addresses = new TreeMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ForeignKeys foreignKeys;

  Gate(ForeignKeys foreignKeys) {
    this.foreignKeys = foreignKeys;
  }

  /// One address, whatever the issuer and the method.
  static final class Address {
    private final String path;
    private final AtomicInteger requests = new AtomicInteger();
    private final ArrayDeque<Arranged> arranged = new ArrayDeque<>();

    private record Arranged(int count, Fault fault) {}

    private Address(String path) {
      this.path = path;
    }

    synchronized void arrange(int count, Fault fault) {
      if (fault instanceof Fault.WrongKey && !ForeignKeys.pass(path)) {
        throw new IllegalArgumentException(
            "No keys pass at %s. Arrange this fault on /oauth2/token or /oauth2/jwks."
                .formatted(path));
      }
      arranged.add(new Arranged(count, fault));
    }

    private synchronized Optional<Fault> next() {
      var first = Optional.ofNullable(arranged.poll());
      first
          .filter(one -> one.count() > 1)
          .ifPresent(one -> arranged.addFirst(new Arranged(left(one.count()), one.fault())));
      return first.map(Arranged::fault);
    }

    private static int left(int count) {
      return count == Integer.MAX_VALUE ? count : count - 1;
    }

    private synchronized void clear() {
      arranged.clear();
    }

    int requests() {
      return requests.get();
    }
  }

  /// No route runs where sockets are read, since a fault may wait.
  @Override
  public Route apply(Route route) {
    var address = addresses.computeIfAbsent(route.pattern(), Address::new);
    var handler = route.handler();
    return new Route(
        route.method(),
        route.pattern(),
        request -> answer(address, handler, request),
        false,
        route.errors(),
        route.judgesCredentials(),
        route.longestBody());
  }

  private HttpResponse answer(Address address, Handler handler, HttpRequest request)
      throws Exception {
    address.requests.incrementAndGet();
    var fault = address.next();
    return fault.isEmpty() ? handler.handle(request) : answer(fault.get(), handler, request);
  }

  private HttpResponse answer(Fault fault, Handler handler, HttpRequest request) throws Exception {
    return switch (fault) {
      case Fault.Status(var status, var retryAfter) -> refused(status, retryAfter);
      case Fault.Slow(var delay) -> {
        var answer = handler.handle(request);
        var _ = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        yield answer;
      }
      case Fault.LostRequest() -> HttpResponse.lost();
      case Fault.LostAnswer() -> {
        var _ = handler.handle(request);
        yield HttpResponse.lost();
      }
      case Fault.WrongKey(var named) -> foreignKeys.in(handler.handle(request), named);
    };
  }

  private static HttpResponse refused(int status, Optional<Duration> retryAfter) {
    var answer = HttpResponse.text(status, "a fault that the test asked for\n");
    return retryAfter
        .map(wait -> answer.withHeader("Retry-After", Long.toString(wait.toSeconds())))
        .orElse(answer);
  }

  Address at(String path) {
    return Optional.ofNullable(addresses.get(path))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The server has no address %s. Name one of %s."
                    .formatted(path, String.join(" ", addresses.keySet()))));
  }

  void clear() {
    addresses.values().forEach(Address::clear);
  }

  void countFromZero() {
    addresses.values().forEach(address -> address.requests.set(0));
  }

  /// Lets go of whoever waits.
  void close() {
    closed.countDown();
  }
}
