package dev.gatewright.server.account;

import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import java.util.Optional;

/// The mails that tell a person what they, or somebody in their place, changed.
final class Notices {
  private Notices() {}

  /// `about` is what it happened with, in the person's language.
  static Optional<Mail> of(AccountVisit visit, NoticeKind kind, String about) {
    return of(visit, kind, Optional.of(about));
  }

  /// Of what says itself what it happened with.
  static Optional<Mail> of(AccountVisit visit, NoticeKind kind) {
    return of(visit, kind, Optional.empty());
  }

  private static Optional<Mail> of(AccountVisit visit, NoticeKind kind, Optional<String> about) {
    var asked =
        new Asked(
            visit.now(),
            Optional.empty(),
            visit.request().header("User-Agent"),
            Optional.of(visit.request().clientAddress().getHostAddress()));
    return Optional.of(
        new Mail(
            MailAddress.of(visit.user()),
            Optional.of(visit.person()),
            visit.page().messages().language(),
            new Mail.Content.Notice(kind, about),
            Optional.of(asked)));
  }
}
