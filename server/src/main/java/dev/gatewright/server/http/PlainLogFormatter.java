package dev.gatewright.server.http;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// Log lines for a person at a terminal: when (UTC), how grave, who, what. Control characters of a
/// message are shown, not obeyed.
public final class PlainLogFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public String format(LogRecord record) {
    var logger = String.valueOf(record.getLoggerName());
    var out = new StringBuilder(128);
    TIME.formatTo(record.getInstant(), out);
    out.append(' ').append(LogText.level(record));
    out.append(' ').append(logger.substring(logger.lastIndexOf('.') + 1)).append(": ");
    var message = LogText.message(record);
    for (var i = 0; i < message.length(); i++) {
      var c = message.charAt(i);
      out.append(Json.isUnsafe(c) && !Character.isSurrogate(c) ? '\ufffd' : c);
    }
    out.append('\n');
    if (record.getThrown() != null) {
      out.append(LogText.stackTrace(record.getThrown()));
    }
    return out.toString();
  }
}
