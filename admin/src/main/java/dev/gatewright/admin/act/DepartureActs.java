package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Has accounts deleted at a time, which can be taken back until then, as when people ask for it
/// themselves.
final class DepartureActs {
  private static final String ACCOUNT_PAGES = "/account";
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Holdings holdings;

  DepartureActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult show(TenantId tenant, User user, UserRef ref) {
    return user.status() == UserStatus.LEAVING
        ? holdings
            .store()
            .departures()
            .due(tenant, user.id())
            .<AdminResult>map(AdminResult.DeletionDue::new)
            .orElseGet(() -> none(ref))
        : none(ref);
  }

  private static AdminResult none(UserRef ref) {
    return new Refused(new Refusal.NoSuchUser(ref.text()));
  }

  /// Of somebody who may not act at the moment nothing is planned: the status would be lost.
  AdminResult plan(IssuerId issuer, User user, Instant due, Acting by) {
    if (!due.isAfter(by.at()) || due.isAfter(by.at().plus(LONGEST))) {
      return new Refused(new Refusal.Unfit("at"));
    }
    var tenant = new TenantId(issuer.value());
    var kept = holdings.store().issuers().find(issuer);
    if (kept.isEmpty()) {
      return new Refused(new Refusal.NoSuchIssuer(issuer.value()));
    }
    var way = new Secret(kept.get().url() + ACCOUNT_PAGES);
    var content =
        new Mail.Content.Link(
            LinkPurpose.KEEP_ACCOUNT, Optional.of(way), Optional.empty(), due, Optional.empty());
    var notice =
        new Mail(
            MailAddress.of(user),
            Optional.of(user.id()),
            user.language().orElse("en"),
            content,
            Optional.empty());
    var accounts = holdings.sealed().accounts();
    if (!accounts.askDeletion(tenant, user.id(), due, notice, by.people())) {
      return new Refused(new Refusal.ChangedMeanwhile());
    }
    return holdings
        .store()
        .departures()
        .due(tenant, user.id())
        .<AdminResult>map(AdminResult.DeletionDue::new)
        .orElseGet(() -> new Refused(new Refusal.ChangedMeanwhile()));
  }

  AdminResult restore(TenantId tenant, User user, UserRef ref, Acting by) {
    return holdings.sealed().accounts().keep(tenant, user.id(), by.people())
        ? new Done()
        : none(ref);
  }
}
