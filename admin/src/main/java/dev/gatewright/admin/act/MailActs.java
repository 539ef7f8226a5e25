package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.MailCommand;
import dev.gatewright.admin.command.MailCommand.CancelMail;
import dev.gatewright.admin.command.MailCommand.ListMails;
import dev.gatewright.admin.command.MailCommand.RetryMail;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.TenantId;

/// Says what became of mails, and has one tried or not sent.
final class MailActs {
  private final Holdings holdings;

  MailActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(MailCommand command, Acting by) {
    var tenant = new TenantId(command.issuer().value());
    var outbox = holdings.sealed().outbox();
    return switch (command) {
      case ListMails(var _, var user, var part) -> {
        var found = outbox.list(tenant, user, part.after(), part.limit());
        yield new AdminResult.Mails(part.of(found), part.isCut(found));
      }
      case RetryMail(var _, var mail) ->
          outbox.retry(tenant, mail, by.at()) ? new Done() : none(mail);
      case CancelMail(var _, var mail) ->
          outbox.cancel(tenant, mail, by.people()) ? new Done() : none(mail);
    };
  }

  private static AdminResult none(String mail) {
    return new Refused(new Refusal.NoSuchMail(mail));
  }
}
