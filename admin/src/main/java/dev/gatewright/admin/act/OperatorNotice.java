package dev.gatewright.admin.act;

import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import java.util.Optional;

/// The mails that tell a person what those who run the server did to their account.
final class OperatorNotice {
  private OperatorNotice() {}

  /// In the language that the person says is theirs.
  static Mail of(User user, NoticeKind kind) {
    var language =
        user.claims()
            .one("locale")
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(tag -> !tag.isBlank())
            .orElse("en");
    return new Mail(
        MailAddress.of(user),
        Optional.of(user.id()),
        language,
        new Mail.Content.Notice(kind, Optional.empty()),
        Optional.empty());
  }
}
