package dev.gatewright.server.http;

import dev.gatewright.server.http.Places.Holder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What all exchanges of one server share: settings, and the counts that keep them within limits.
/// Safe for use by many threads.
final class Traffic {
  private static final Logger LOG = Logger.getLogger("gatewright.http");
  private static final int MOST_REFUSALS_A_SECOND = 20;

  private final HttpLimits limits;
  private final TrustedProxies proxies;
  private final ErrorRenderer errors;
  private final AccessLog accessLog;
  private final Supplier<String> references;
  private final AtomicInteger active = new AtomicInteger();
  private final Places running;
  private final Map<Resource, Places> runningByResource = new ConcurrentHashMap<>();
  private final Places bufferedBytes;
  private final AtomicLong loggingSecond = new AtomicLong();
  private final AtomicInteger loggedInSecond = new AtomicInteger();
  private volatile boolean draining;

  Traffic(
      HttpLimits limits,
      TrustedProxies proxies,
      ErrorRenderer errors,
      AccessLog accessLog,
      Supplier<String> references) {
    this.limits = limits;
    this.proxies = proxies;
    this.errors = errors;
    this.accessLog = accessLog;
    this.references = references;
    this.running = new Places(limits.running());
    this.bufferedBytes = new Places(limits.bufferedBodyBytes());
  }

  HttpLimits limits() {
    return limits;
  }

  TrustedProxies proxies() {
    return proxies;
  }

  AccessLog accessLog() {
    return accessLog;
  }

  Supplier<String> references() {
    return references;
  }

  int active() {
    return active.get();
  }

  void began() {
    active.incrementAndGet();
  }

  void ended() {
    active.decrementAndGet();
  }

  boolean isDraining() {
    return draining;
  }

  void drain() {
    draining = true;
  }

  /// Takes a place for a handler that may wait; false when there is none left for these holders.
  boolean enter(Resource resource, List<Holder> holders) {
    if (!running.take(1, holders)) {
      return false;
    }
    if (!of(resource).take(1, holders)) {
      running.release(1, holders);
      return false;
    }
    return true;
  }

  void leave(Resource resource, List<Holder> holders) {
    of(resource).release(1, holders);
    running.release(1, holders);
  }

  private Places of(Resource resource) {
    return runningByResource.computeIfAbsent(resource, _ -> new Places(limits.runningPerRoute()));
  }

  /// Takes room for bytes of a body that is still arriving; false when there is none left for these
  /// holders.
  boolean buffer(int bytes, List<Holder> holders) {
    return bufferedBytes.take(bytes, holders);
  }

  void release(int bytes, List<Holder> holders) {
    bufferedBytes.release(bytes, holders);
  }

  /// The answer to an error; never throws, whatever the renderer does.
  HttpResponse render(HttpError error) {
    try {
      return named(error, errors.render(error));
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the error page failed", e);
      return named(error, ErrorRenderer.plain().render(error));
    }
  }

  private static HttpResponse named(HttpError error, HttpResponse answer) {
    return answer.withHeader(References.HEADER, error.reference());
  }

  /// One line: the store says what is wrong, and where in the program it noticed helps nobody.
  void logUnavailable(String reference, String route, Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("route", route);
    fields.put("cause", failure.getMessage() + ": " + cause.getMessage());
    var record = new LogRecord(Level.WARNING, "store unavailable: {0}");
    record.setLoggerName(LOG.getName());
    record.setParameters(new Object[] {new LogFields(reference, fields)});
    LOG.log(record);
  }

  /// A line for what was refused before any handler saw it, at a bounded rate: whoever sends such
  /// things could fill the log.
  ///
  /// @param address who sent it
  /// @param host the host that was asked for, where nobody's addresses are there: most often a
  ///   proxy that does not pass `Host` on
  void logRefusal(
      String reference, String route, String reason, String address, Optional<String> host) {
    var second = System.nanoTime() / 1_000_000_000L;
    if (loggingSecond.getAndSet(second) != second) {
      loggedInSecond.set(0);
    }
    if (loggedInSecond.incrementAndGet() > MOST_REFUSALS_A_SECOND) {
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("route", route);
    fields.put("reason", reason);
    fields.put("address", address);
    host.ifPresent(asked -> fields.put("host", asked));
    var record = new LogRecord(Level.INFO, "refused {0}");
    record.setLoggerName(LOG.getName());
    record.setParameters(new Object[] {new LogFields(reference, fields)});
    LOG.log(record);
  }

  void logFailure(String reference, String route, Throwable failure) {
    // The JDK's own logger, since System.Logger takes parameters or an exception, not both.
    var record = new LogRecord(Level.SEVERE, "request failed: {0}");
    record.setLoggerName(LOG.getName());
    record.setParameters(new Object[] {new LogFields(reference, Map.of("route", route))});
    record.setThrown(failure);
    LOG.log(record);
  }
}
