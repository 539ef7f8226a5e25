package dev.gatewright.server.http;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// Log lines for a person at a terminal. Control characters of a message are shown, not obeyed.
public final class PlainLogFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord record) {
    var logger = String.valueOf(record.getLoggerName());
    var out = new StringBuilder(128);
    TIME.formatTo(record.getInstant(), out);
    out.append(' ').append(record.getLevel().getName());
    out.append(' ').append(logger.substring(logger.lastIndexOf('.') + 1)).append(": ");
    var message = String.valueOf(formatMessage(record));
    for (var i = 0; i < message.length(); i++) {
      var c = message.charAt(i);
      out.append(Json.isUnsafe(c) && !Character.isSurrogate(c) ? '\ufffd' : c);
    }
    out.append(System.lineSeparator());
    if (record.getThrown() != null) {
      out.append(JsonLogFormatter.stackTrace(record.getThrown()));
    }
    return out.toString();
  }
}
