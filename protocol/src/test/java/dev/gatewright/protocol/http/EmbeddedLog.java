package dev.gatewright.protocol.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Hears the log of the endpoints, every level of it, in place of whoever listens otherwise.
final class EmbeddedLog extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("gatewright.embedded");
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  EmbeddedLog() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.ALL);
    logger.addHandler(this);
  }

  List<LogRecord> records() {
    return records;
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(Level.INFO);
    logger.setUseParentHandlers(true);
  }
}
