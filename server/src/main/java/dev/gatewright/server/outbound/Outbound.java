package dev.gatewright.server.outbound;

import dev.gatewright.server.http.Places;
import dev.gatewright.server.http.Places.Holder;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundAnswer.Why;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// Calls other machines: `https` to public addresses and to those that the operator lists, one
/// exchange an address at a time, without following redirects, within [OutboundLimits].
///
/// The name is resolved once, what it means is judged, and the connection goes to exactly that. A
/// tenant or client can take only a share of the calls that may be under way ([Places]), and of the
/// callers that may wait for one, so that a host which answers slowly or never is the affair of
/// those who named it.
///
/// Safe for use by many threads.
public final class Outbound implements AutoCloseable {
  /// A tenant may hold three times what is free: most servers have one tenant.
  private static final int TENANT_APPETITE = 3;

  private final OutboundAllow allow;
  private final OutboundLimits limits;
  private final Names names;
  private final Supplier<SSLSocketFactory> tls;
  private final Places calls;
  private final Places waiting;
  private final Map<URI, CompletableFuture<OutboundAnswer>> flights = new ConcurrentHashMap<>();

  private final ScheduledThreadPoolExecutor timer;

  /// What names mean.
  @FunctionalInterface
  public interface Names {
    List<InetAddress> resolve(String host) throws UnknownHostException;
  }

  /// The machine's own names and trusted certificates.
  public Outbound(OutboundAllow allow, OutboundLimits limits) {
    // Loaded when the first call is made: with it come all of TLS and the trusted certificates, a
    // tenth of the time that a server without such calls takes to start.
    this(
        allow,
        limits,
        host -> List.of(InetAddress.getAllByName(host)),
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /// @param tls how connections are secured, asked for at each call
  public Outbound(
      OutboundAllow allow, OutboundLimits limits, Names names, Supplier<SSLSocketFactory> tls) {
    this.allow = allow;
    this.limits = limits;
    this.names = names;
    this.tls = tls;
    this.calls = new Places(limits.calls());
    this.waiting = new Places(limits.waiting());
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-deadline").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /// Asks for what is at an address and waits for it, at most until the deadline. Callers that ask
  /// for the same at the same time share one exchange.
  ///
  /// @param accept the value of the `Accept` header
  public OutboundAnswer get(Caller caller, URI uri, String accept) {
    return call(caller, OutboundRequest.get(uri, accept), limits.deadline(), this::shared);
  }

  /// Sends a request that is the caller's own and waits for its answer, at most until the deadline.
  public OutboundAnswer send(Caller caller, OutboundRequest request) {
    return send(caller, request, limits.deadline());
  }

  /// The same for a caller who waits less long.
  ///
  /// @param within more than the deadline is the deadline
  public OutboundAnswer send(Caller caller, OutboundRequest request, Duration within) {
    return call(
        caller,
        request,
        within.compareTo(limits.deadline()) < 0 ? within : limits.deadline(),
        (own, holders, deadline) ->
            started(own, holders, deadline, new CompletableFuture<OutboundAnswer>()));
  }

  /// How an exchange comes about.
  private interface Flight {
    CompletableFuture<OutboundAnswer> of(
        OutboundRequest request, List<Holder> holders, long deadline);
  }

  private OutboundAnswer call(
      Caller caller, OutboundRequest request, Duration within, Flight flight) {
    if (!isCallable(request.uri())) {
      return new Unanswered(Why.ADDRESS);
    }
    if (!request.isWritable()) {
      return new Unanswered(Why.REQUEST);
    }
    var holders = holders(caller);
    if (!waiting.take(1, holders)) {
      return new Unanswered(Why.BUSY);
    }
    try {
      var deadline = System.nanoTime() + within.toNanos();
      return flight
          .of(request, holders, deadline)
          .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return new Unanswered(Why.TOO_SLOW);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Unanswered(Why.BROKEN);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call failed in a way that is a bug", e.getCause());
    } finally {
      waiting.release(1, holders);
    }
  }

  private static List<Holder> holders(Caller caller) {
    return List.of(new Holder(caller.tenant(), TENANT_APPETITE), new Holder(caller, 1));
  }

  private static boolean isCallable(URI uri) {
    var scheme = uri.getScheme();
    return ("https".equals(scheme) || "http".equals(scheme))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getPort() <= 65_535;
  }

  private CompletableFuture<OutboundAnswer> shared(
      OutboundRequest request, List<Holder> holders, long deadline) {
    var own = new CompletableFuture<OutboundAnswer>();
    var underWay = flights.putIfAbsent(request.uri(), own);
    if (underWay != null) {
      return underWay;
    }
    var _ = own.whenComplete((_, _) -> flights.remove(request.uri(), own));
    return started(request, holders, deadline, own);
  }

  private CompletableFuture<OutboundAnswer> started(
      OutboundRequest request,
      List<Holder> holders,
      long deadline,
      CompletableFuture<OutboundAnswer> own) {
    if (!calls.take(1, holders)) {
      own.complete(new Unanswered(Why.BUSY));
      return own;
    }
    // A platform thread, since the JDK's name service holds one for as long as it likes.
    Thread.ofPlatform()
        .daemon()
        .name("outbound")
        .start(() -> {
          try {
            own.complete(exchange(request, deadline));
          } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
          } finally {
            calls.release(1, holders);
          }
        });
    return own;
  }

  private OutboundAnswer exchange(OutboundRequest request, long deadline) {
    var uri = request.uri();
    List<InetAddress> addresses;
    try {
      addresses = names.resolve(unbracketed(uri.getHost()));
    } catch (UnknownHostException _) {
      return new Unanswered(Why.UNKNOWN_HOST);
    }
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    // One that is not permitted among others is somebody's attempt, or a mistake worth hearing of.
    if (!addresses.stream().allMatch(address -> allow.permits(host, address))) {
      return new Unanswered(Why.NOT_PUBLIC);
    }
    var plain = "http".equals(uri.getScheme());
    if (plain && !addresses.stream().allMatch(address -> allow.names(host, address))) {
      return new Unanswered(Why.ADDRESS);
    }
    return new HttpCall(request, limits.bytes(), tls, timer).to(addresses, deadline);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// Cuts off what is under way.
  @Override
  public void close() {
    timer.shutdownNow().forEach(Runnable::run);
  }
}
