package dev.gatewright.server.pages;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The mail that was caught instead of sent, newest first.
///
/// @param recipient the address the list is narrowed to
public record InboxView(Optional<String> recipient, List<Mail> mails) {
  public InboxView {
    mails = List.copyOf(mails);
  }

  public record Mail(
      String id, Instant received, String to, String subject, String text, List<PageLink> links) {
    public Mail {
      links = List.copyOf(links);
    }

    /// The time of arrival in UTC, to the second.
    public String receivedAt() {
      return received.truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }
}
