package dev.gatewright.testing;

import dev.gatewright.server.http.PlainLogFormatter;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What a logger, and those below it, log while this is open, as text.
public final class HeardLog extends Handler implements AutoCloseable {
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
  private final PlainLogFormatter formatter = new PlainLogFormatter();
  private final Logger logger;

  /// Listens to the logger of that name; to all of them where it is empty.
  public HeardLog(String name) {
    logger = Logger.getLogger(name);
    logger.addHandler(this);
  }

  public String text() {
    return String.join("", lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(formatter.format(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
