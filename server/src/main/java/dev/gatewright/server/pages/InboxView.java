package dev.gatewright.server.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The mail that was caught instead of sent, newest first.
///
/// @param recipient the address the list is narrowed to
public record InboxView(Optional<String> recipient, List<Mail> mails) {
  private static final DateTimeFormatter RECEIVED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public InboxView {
    mails = List.copyOf(mails);
  }

  public record Mail(
      String id, Instant received, String to, String subject, String text, List<PageLink> links) {
    public Mail {
      links = List.copyOf(links);
    }

    /// The time of arrival as people read it, in UTC.
    public String receivedAt() {
      return RECEIVED.format(received);
    }
  }
}
