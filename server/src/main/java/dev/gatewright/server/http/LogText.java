package dev.gatewright.server.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What both forms of log lines have in common.
final class LogText {
  private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

  private LogText() {}

  /// The level as the configuration spells it.
  static String level(LogRecord record) {
    var level = record.getLevel().intValue();
    if (level >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level >= Level.WARNING.intValue()) {
      return "warn";
    }
    return level >= Level.INFO.intValue() ? "info" : "debug";
  }

  /// The message with its parameters in it. The JDK would write numbers as the machine's language
  /// does, with its digits and its separators; lines are read by programs.
  static String message(LogRecord record) {
    var text = String.valueOf(record.getMessage());
    var parameters = record.getParameters();
    if (parameters == null) {
      return text;
    }
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          var index = Integer.parseInt(place.group(1));
          return Matcher.quoteReplacement(
              index < parameters.length ? String.valueOf(parameters[index]) : place.group());
        });
  }

  static String stackTrace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
