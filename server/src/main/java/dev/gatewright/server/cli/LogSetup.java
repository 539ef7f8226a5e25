package dev.gatewright.server.cli;

import dev.gatewright.server.config.server.ServerConfig.Log;
import dev.gatewright.server.http.JsonLogFormatter;
import dev.gatewright.server.http.PlainLogFormatter;
import java.io.PrintStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Sends everything that is logged to the standard error stream, in the configured form.
final class LogSetup {
  private LogSetup() {}

  static void configure(Log log, PrintStream err) {
    var root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    Formatter formatter =
        switch (log.format()) {
          case TEXT -> new PlainLogFormatter();
          case JSON -> new JsonLogFormatter();
        };
    root.setLevel(
        switch (log.level()) {
          case DEBUG -> Level.FINE;
          case INFO -> Level.INFO;
          case WARN -> Level.WARNING;
        });
    root.addHandler(new Lines(err, formatter));
  }

  /// Writes each record whole and at once.
  private static final class Lines extends Handler {
    private final PrintStream err;

    Lines(PrintStream err, Formatter formatter) {
      this.err = err;
      super.setFormatter(formatter);
      super.setFilter(Lines::isWanted);
    }

    /// The details of libraries and of the Java runtime are not what `debug` asks for.
    private static boolean isWanted(LogRecord record) {
      var name = record.getLoggerName();
      return record.getLevel().intValue() >= Level.INFO.intValue()
          || (name != null
              && (name.startsWith("gatewright.") || name.startsWith("dev.gatewright.")));
    }

    @Override
    public void publish(LogRecord record) {
      if (isLoggable(record)) {
        err.print(getFormatter().format(record));
        err.flush();
      }
    }

    @Override
    public void flush() {
      err.flush();
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}
