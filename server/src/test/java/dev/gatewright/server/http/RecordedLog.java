package dev.gatewright.server.http;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Everything that is logged while it is open, as text.
final class RecordedLog extends Handler implements AutoCloseable {
  private final StringBuffer text = new StringBuffer();
  private final PlainLogFormatter formatter = new PlainLogFormatter();

  RecordedLog() {
    Logger.getLogger("").addHandler(this);
  }

  String text() {
    return text.toString();
  }

  @Override
  public void publish(LogRecord record) {
    text.append(formatter.format(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
