package dev.gatewright.server.account;

import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import java.util.Optional;

/// The mails that tell a person what they, or somebody in their place, changed.
final class Notices {
  private Notices() {}

  /// `about` is what it happened with, in the person's language.
  static Optional<Mail> of(AccountVisit visit, NoticeKind kind, String about) {
    return Optional.of(visit.oneself().notice(kind, Optional.of(about)));
  }

  /// Of what says itself what it happened with.
  static Optional<Mail> of(AccountVisit visit, NoticeKind kind) {
    return Optional.of(visit.oneself().notice(kind, Optional.empty()));
  }
}
