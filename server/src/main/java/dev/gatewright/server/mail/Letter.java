package dev.gatewright.server.mail;

import dev.gatewright.identity.mail.HeaderText;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.Mailbox;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A mail as it goes out: the same one for a mail server and for the inbox of the demo mode. It
/// holds secrets and prints without them.
///
/// @param id the same at every attempt
/// @param links the addresses in it, for whoever follows them
public record Letter(
    String id,
    Mailbox from,
    Optional<Mailbox> replyTo,
    MailAddress to,
    String language,
    HeaderText subject,
    String text,
    String html,
    List<URI> links,
    Instant written) {
  public Letter {
    links = List.copyOf(links);
  }

  @Override
  public String toString() {
    return "Letter[" + id + "]";
  }
}
