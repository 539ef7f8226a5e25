package dev.gatewright.server.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;

/// Hears of every request once it is answered. Runs on the thread that answered, so it must not
/// wait. Must be safe for use by many threads.
@FunctionalInterface
public interface AccessLog {
  void answered(Entry entry);

  /// One request, answered.
  ///
  /// @param route the pattern, never the path or the query, which can hold credentials
  record Entry(
      String method,
      String route,
      int status,
      Duration duration,
      String reference,
      InetAddress address) {}

  /// Whether entries are wanted at all; building one costs a little.
  default boolean isOn() {
    return true;
  }

  static AccessLog none() {
    return new AccessLog() {
      @Override
      public void answered(Entry entry) {}

      @Override
      public boolean isOn() {
        return false;
      }
    };
  }

  /// One line a request, at level DEBUG, with the entry as structured fields.
  static AccessLog to(Logger logger) {
    return new AccessLog() {
      @Override
      public void answered(Entry entry) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("method", entry.method());
        fields.put("route", entry.route());
        fields.put("status", entry.status());
        fields.put("micros", entry.duration().toNanos() / 1_000);
        fields.put("address", entry.address().getHostAddress());
        logger.log(Level.DEBUG, "request {0}", new LogFields(entry.reference(), fields));
      }

      @Override
      public boolean isOn() {
        return logger.isLoggable(Level.DEBUG);
      }
    };
  }
}
