package dev.gatewright.server.http;

import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// One JSON object a line: time, level, logger, message, ref, fields, error. Whatever a value
/// holds, it cannot start a line of its own.
public final class JsonLogFormatter extends Formatter {
  @Override
  public String format(LogRecord record) {
    var out = new StringBuilder(256);
    out.append("{\"time\":\"").append(record.getInstant()).append('"');
    put(out, "level", LogText.level(record));
    put(out, "logger", String.valueOf(record.getLoggerName()));
    put(out, "message", LogText.message(record));
    var parameters = record.getParameters();
    if (parameters != null) {
      for (var parameter : parameters) {
        if (parameter instanceof LogFields(var reference, var fields)) {
          if (!reference.isEmpty()) {
            put(out, "ref", reference);
          }
          putFields(out, fields);
          break;
        }
      }
    }
    if (record.getThrown() != null) {
      put(out, "error", LogText.stackTrace(record.getThrown()));
    }
    return out.append("}\n").toString();
  }

  private static void putFields(StringBuilder out, Map<String, Object> fields) {
    out.append(",\"fields\":{");
    var first = true;
    for (var field : fields.entrySet()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      Json.quote(out, field.getKey());
      out.append(':');
      switch (field.getValue()) {
        case Integer number -> out.append(number);
        case Long number -> out.append(number);
        case Boolean flag -> out.append(flag);
        case Object other -> Json.quote(out, other.toString());
      }
    }
    out.append('}');
  }

  private static void put(StringBuilder out, String key, String value) {
    out.append(",\"").append(key).append("\":");
    Json.quote(out, value);
  }
}
