package dev.gatewright.server.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Structured fields of a log record: handed to a logger as a parameter, written by
/// [JsonLogFormatter] as JSON and by [PlainLogFormatter] as `key=value`.
///
/// @param reference of the request the record belongs to; empty when there is none
/// @param fields strings, numbers and booleans; anything else is written as its text
public record LogFields(String reference, Map<String, Object> fields) {
  public LogFields {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  @Override
  public String toString() {
    var text = new StringBuilder(reference);
    fields.forEach((key, value) ->
        text.append(text.isEmpty() ? "" : " ").append(key).append('=').append(value));
    return text.toString();
  }
}
