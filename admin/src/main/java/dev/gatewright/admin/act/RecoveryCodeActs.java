package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal.NoRecoveryCodes;
import dev.gatewright.admin.command.Refusal.NoSuchUser;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserCommand.MakeRecoveryCodes;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content.Notice;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.recovery.RecoveryCodes;
import java.util.Optional;

/// Makes and takes away a person's recovery codes.
final class RecoveryCodeActs {
  private final Holdings holdings;
  private final RecoveryCodes codes;

  RecoveryCodeActs(Holdings holdings) {
    this.holdings = holdings;
    this.codes = new RecoveryCodes(holdings.sealed().credentials());
  }

  AdminResult make(MakeRecoveryCodes command, User user, Acting by) {
    var tenant = new TenantId(command.issuer().value());
    boolean before = codes.areDemanded(tenant, user.id());
    boolean demanded = command.demanded().orElse(before);
    var notice = Optional.of(Mail.notice(user, new Notice(NoticeKind.RECOVERY_CODES_MADE)));
    var made = codes.make(tenant, user.id(), demanded, holdings.random(), notice, by.people());
    if (made.isEmpty()) {
      return new Refused(new NoSuchUser(command.user().text()));
    }
    boolean signsOut = demanded && !before;
    if (signsOut) {
      var _ = holdings.store().users().signOutEverywhere(tenant, user.id(), by.people());
    }
    return new AdminResult.RecoveryCodes(made, demanded, signsOut);
  }

  AdminResult remove(UserCommand command, User user, Acting by) {
    var notice = Optional.of(Mail.notice(user, new Notice(NoticeKind.FACTORS_TAKEN)));
    return codes.remove(new TenantId(command.issuer().value()), user.id(), notice, by.people())
        ? new Done()
        : new Refused(new NoRecoveryCodes(user.emailAsTyped()));
  }
}
