package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

/// Writes times as the page's language does, in one zone, which the page names.
public record When(ZoneId zone) {
  /// The zone that is nobody's.
  public static final When UTC = new When(ZoneId.of("UTC"));

  /// In a person's own zone (OpenID Connect Core §5.1, `zoneinfo`), or the one that is nobody's.
  public static When in(Optional<String> zoneinfo) {
    return zoneinfo
        .flatMap(name -> {
          try {
            return Optional.of(new When(ZoneId.of(name)));
          } catch (DateTimeException _) {
            return Optional.<When>empty();
          }
        })
        .orElse(UTC);
  }

  /// Day and time of day.
  public String minute(Messages messages, Instant at) {
    return write(
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), messages, at);
  }

  public String day(Messages messages, Instant at) {
    return write(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), messages, at);
  }

  /// The time of day alone.
  public String hour(Messages messages, Instant at) {
    return write(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), messages, at);
  }

  /// Day and month.
  public String shortDay(Messages messages, Instant at) {
    return write(DateTimeFormatter.ofLocalizedPattern("MMMd"), messages, at);
  }

  private String write(DateTimeFormatter format, Messages messages, Instant at) {
    return format.withLocale(messages.locale()).withZone(zone).format(at);
  }
}
