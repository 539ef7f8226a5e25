package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Optional;

/// About what is mailed.
public sealed interface MailCommand extends IssuerCommand {
  /// What waits, and for a week what became of it, the last first; without a word of what it says.
  record ListMails(IssuerId issuer, Optional<UserId> user, Part part)
      implements MailCommand, Query {}

  /// Has one that waits tried now.
  record RetryMail(IssuerId issuer, String mail) implements MailCommand {}

  /// Has one that waits not sent.
  record CancelMail(IssuerId issuer, String mail) implements MailCommand {}
}
