package dev.gatewright.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What all exchanges of one server share: settings, and the counts that keep them within limits.
/// Safe for use by many threads.
final class Traffic {
  private static final Logger LOG = Logger.getLogger("dev.gatewright.http");

  private final HttpLimits limits;
  private final TrustedProxies proxies;
  private final ErrorRenderer errors;
  private final AccessLog accessLog;
  private final Supplier<String> references;
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger bufferedBytes = new AtomicInteger();
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

  /// Takes a place for a handler that may wait; false when there is none left.
  boolean enter(Resource resource) {
    if (running.incrementAndGet() > limits.running()) {
      running.decrementAndGet();
      return false;
    }
    if (!resource.enter(limits.runningPerRoute())) {
      running.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave(Resource resource) {
    resource.leave();
    running.decrementAndGet();
  }

  /// Takes room for bytes of a body that is still arriving; false when all is taken.
  boolean buffer(int bytes) {
    if (bufferedBytes.addAndGet(bytes) <= limits.bufferedBodyBytes()) {
      return true;
    }
    bufferedBytes.addAndGet(-bytes);
    return false;
  }

  void release(int bytes) {
    bufferedBytes.addAndGet(-bytes);
  }

  /// The answer to an error; never throws, whatever the renderer does.
  HttpResponse render(HttpError error) {
    try {
      return errors.render(error);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the error page failed", e);
      return ErrorRenderer.plain().render(error);
    }
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

  void logFailure(String reference, String route, Throwable failure) {
    // The JDK's own logger, since System.Logger takes parameters or an exception, not both.
    var record = new LogRecord(Level.SEVERE, "request failed: {0}");
    record.setLoggerName(LOG.getName());
    record.setParameters(new Object[] {new LogFields(reference, Map.of("route", route))});
    record.setThrown(failure);
    LOG.log(record);
  }
}
