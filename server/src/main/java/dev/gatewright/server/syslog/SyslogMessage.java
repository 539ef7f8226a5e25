package dev.gatewright.server.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.server.SyslogConfig;
import dev.gatewright.store.events.KeptEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes an event as a syslog message (RFC 5424): who and what as structured data, and a line for
/// people. Safe for any number of threads.
final class SyslogMessage {
  /// Under which our names stand; the number is the one that RFC 5612 has for those without one of
  /// their own.
  private static final String ENTERPRISE = "@32473";

  private static final int WARNING = 4;
  private static final int NOTICE = 5;
  private static final int INFORMATIONAL = 6;

  /// What somebody should look at.
  private static final Set<String> WARNINGS =
      Set.of(
          "attack.began",
          "code.replayed",
          "credential.suspected",
          "refresh.theft",
          "refresh.grace_exhausted",
          "user.password_breached",
          "mail.given_up",
          "webhook.given_up",
          "webhook.turned_off");

  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_VALUE = 1024;
  private static final Pattern NO_NAME = Pattern.compile("[^!#-<>-\\\\^-~]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}|[\\x{2028}\\x{2029}]");

  private final SyslogConfig config;
  private final String host;
  private final int longest;

  /// @param host where this server is, as messages say it
  /// @param longest as many bytes the receiver takes
  SyslogMessage(SyslogConfig config, String host, int longest) {
    this.config = config;
    this.host = host;
    this.longest = longest;
  }

  /// @param restored as of the event's place
  byte[] of(String issuer, long restored, KeptEvent event) {
    var whole = text(issuer, restored, event, true).getBytes(UTF_8);
    return whole.length <= longest ? whole : text(issuer, restored, event, false).getBytes(UTF_8);
  }

  private String text(String issuer, long restored, KeptEvent event, boolean whole) {
    var message = new StringBuilder("<");
    message.append(config.facility().number() * 8 + severity(event.name())).append(">1 ");
    message.append(event.at()).append(' ').append(host).append(' ');
    message.append(config.appName()).append(" - ").append(name(event.name())).append(' ');
    message.append("[event").append(ENTERPRISE);
    add(message, "issuer", issuer);
    add(message, "seq", Long.toString(event.seq()));
    if (restored > 0) {
      add(message, "restored", Long.toString(restored));
    }
    add(message, "name", event.name());
    add(message, "actor", event.actor());
    event.subject().ifPresent(subject -> add(message, "subject", subject));
    if (!whole) {
      add(message, "truncated", "true");
    }
    message.append(']');
    if (whole) {
      element(message, "details", event.details());
      personal(event).ifPresent(fields -> element(message, "person", fields));
    }
    message.append(' ').append(issuer).append(' ').append(event.seq()).append(' ');
    message.append(event.name()).append(" by ").append(clean(event.actor()));
    event.subject().ifPresent(subject -> message.append(" about ").append(clean(subject)));
    return message.toString();
  }

  private Optional<Map<String, String>> personal(KeptEvent event) {
    return config.personal() ? event.personal() : Optional.empty();
  }

  private static int severity(String name) {
    if (WARNINGS.contains(name)) {
      return WARNING;
    }
    return name.startsWith("session.") || name.startsWith("request.") ? INFORMATIONAL : NOTICE;
  }

  private static void element(StringBuilder message, String id, Map<String, String> fields) {
    if (fields.isEmpty()) {
      return;
    }
    message.append('[').append(id).append(ENTERPRISE);
    fields.forEach((name, value) -> add(message, name(name), value));
    message.append(']');
  }

  private static void add(StringBuilder message, String name, String value) {
    message.append(' ').append(name).append("=\"");
    message.append(clean(value).replaceAll("[\"\\\\\\]]", "\\\\$0")).append('"');
  }

  /// No name has what would end it (RFC 5424 §6.3.3).
  private static String name(String name) {
    var printable = NO_NAME.matcher(name).replaceAll("_");
    return printable.substring(0, Math.min(LONGEST_NAME, printable.length()));
  }

  /// Nothing begins a new line, or is longer than anybody reads.
  private static String clean(String value) {
    var end = Math.min(LONGEST_VALUE, value.length());
    if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
      end--;
    }
    return CONTROL.matcher(value.substring(0, end)).replaceAll("\ufffd");
  }
}
