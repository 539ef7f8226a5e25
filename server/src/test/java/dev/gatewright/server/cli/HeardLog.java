package dev.gatewright.server.cli;

import dev.gatewright.server.http.PlainLogFormatter;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the command line logs while it is open, as text.
final class HeardLog extends Handler implements AutoCloseable {
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
  private final PlainLogFormatter formatter = new PlainLogFormatter();
  private final Logger logger = Logger.getLogger("gatewright.server");

  HeardLog() {
    logger.addHandler(this);
  }

  String text() {
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
