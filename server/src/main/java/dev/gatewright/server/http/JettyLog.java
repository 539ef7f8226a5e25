package dev.gatewright.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Stands between Jetty's loggers and ours. Jetty's warnings hold whole targets, with the secrets
/// that people put into queries, and stack traces by the thousand when connections break. Of each
/// there remains who warned and the kinds of the failures behind it, once a minute, with how often.
final class JettyLog extends Handler {
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_KINDS = 100;
  private static final int MOST_CAUSES = 4;
  private static final Logger LOG = Logger.getLogger("gatewright.http");

  /// Kept so that what is set on it is not lost: the JDK holds its loggers weakly.
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  /// Where Jetty warns of malformed requests: that is their senders' affair.
  private static final List<Logger> NOISE =
      List.of(
          Logger.getLogger("org.eclipse.jetty.util.HostPort"),
          Logger.getLogger("org.eclipse.jetty.http.HttpParser"));

  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

  private JettyLog() {}

  /// How often a kind was warned of, and when it was last told.
  private static final class Kind {
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
  }

  /// From here on nothing of Jetty's reaches a log as Jetty wrote it.
  static synchronized void takeOver() {
    JETTY.setLevel(Level.WARNING);
    JETTY.setUseParentHandlers(false);
    NOISE.forEach(log -> log.setLevel(Level.SEVERE));
    for (var handler : JETTY.getHandlers()) {
      JETTY.removeHandler(handler);
    }
    JETTY.addHandler(new JettyLog());
  }

  @Override
  public void publish(LogRecord record) {
    var causes = causes(record.getThrown());
    var name = String.valueOf(record.getLoggerName()) + ' ' + causes;
    if (kinds.size() >= MOST_KINDS && !kinds.containsKey(name)) {
      return;
    }
    var kind = kinds.computeIfAbsent(name, _ -> new Kind());
    kind.untold.incrementAndGet();
    var now = System.nanoTime();
    var toldAt = kind.toldAt.get();
    if (now - toldAt >= PAUSE_NANOS && kind.toldAt.compareAndSet(toldAt, now)) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("by", String.valueOf(record.getLoggerName()));
      fields.put("failure", causes);
      fields.put("times", kind.untold.getAndSet(0));
      LOG.log(record.getLevel(), "the HTTP library warns {0}", new LogFields("", fields));
    }
  }

  /// The classes alone: messages may repeat what was sent.
  private static String causes(Throwable thrown) {
    var text = new StringBuilder();
    var cause = thrown;
    for (var i = 0; cause != null && i < MOST_CAUSES; i++) {
      text.append(text.isEmpty() ? "" : " < ").append(cause.getClass().getName());
      cause = cause.getCause();
    }
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
