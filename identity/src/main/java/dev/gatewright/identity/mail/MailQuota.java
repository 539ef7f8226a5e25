package dev.gatewright.identity.mail;

import java.time.Duration;

/// How many mails an issuer writes within a window that slides.
///
/// What anybody can ask for by typing an address (a link, a code, the notice that an account
/// exists) is bounded by recipient and kind, so that a stranger who asks for one kind uses up no
/// other, and over all recipients; notices of what happened in an account have a bound of their own
/// by recipient, so that no stranger can use up what its owner must hear.
public record MailQuota(
    Duration window, int askedPerRecipient, int askedPerIssuer, int noticesPerRecipient) {
  public static final MailQuota STANDARD = new MailQuota(Duration.ofHours(1), 16, 5000, 30);

  public MailQuota {
    if (!window.isPositive()
        || Math.min(askedPerRecipient, Math.min(askedPerIssuer, noticesPerRecipient)) < 1) {
      throw new IllegalArgumentException("a quota of mails allows at least one");
    }
  }
}
