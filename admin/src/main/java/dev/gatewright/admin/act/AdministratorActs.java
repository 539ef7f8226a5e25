package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.AdministratorInvited;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.AdministratorCommand;
import dev.gatewright.admin.command.AdministratorCommand.GrantAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.GrantProgram;
import dev.gatewright.admin.command.AdministratorCommand.InviteAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.ListAdministrators;
import dev.gatewright.admin.command.AdministratorCommand.MakeOwnerLink;
import dev.gatewright.admin.command.AdministratorCommand.RevokeAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.RevokeAdministratorInvitation;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Refusal.NoSuchAdministrator;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.AdministratorTable;
import dev.gatewright.store.admin.AdministratorTable.Grant;
import dev.gatewright.store.admin.KeptAdministratorLink;
import dev.gatewright.store.events.EventTable;
import java.time.Duration;
import java.util.Optional;

/// Makes, lists and stops people who administer.
final class AdministratorActs {
  /// How long the first owner's link counts.
  private static final Duration OWNER_LINK = Duration.ofHours(1);

  private static final Duration INVITATION = Duration.ofDays(7);

  private final Holdings holdings;
  private final AdministratorLinks links;

  AdministratorActs(Holdings holdings) {
    this.holdings = holdings;
    this.links = new AdministratorLinks(holdings.store());
  }

  AdminResult run(AdministratorCommand command, Acting by) {
    var unknown = command.scope().filter(this::isUnknown);
    if (unknown.isPresent()) {
      return new Refused(new Refusal.NoSuchIssuer(unknown.get().value()));
    }
    var missing = command.reach().organization().filter(_ -> isMissing(command));
    if (missing.isPresent()) {
      return new Refused(new Refusal.NoSuchOrganization(missing.get().value()));
    }
    return switch (command) {
      case ListAdministrators(var reach) ->
          new AdminResult.Administrators(table().list(reach), links.waiting(reach, by.at()));
      case GrantAdministrator(var user, var mandate) ->
          refusal(
                  table().grant(user, mandate.reach(), mandate.role().key(), by.engine()),
                  user.value())
              .<AdminResult>map(Refused::new)
              .orElseGet(Done::new);
      case RevokeAdministrator(var user, var reach) ->
          switch (table().revoke(user, reach, by.engine())) {
            case DONE -> new Done();
            case NO_SUCH_MANDATE -> new Refused(new NoSuchAdministrator(user.value()));
            case LAST_OWNER -> new Refused(new Refusal.LastOwner());
          };
      case InviteAdministrator(var mandate) -> invite(mandate, false, INVITATION, by);
      case MakeOwnerLink() -> invite(Mandate.owner(), true, OWNER_LINK, by);
      case RevokeAdministratorInvitation(var reach, var id) ->
          LinkId.parse(id).filter(link -> table().endLink(reach, link, by.engine())).isPresent()
              ? new Done()
              : new Refused(new Refusal.NoSuchInvitation(id));
      case GrantProgram(var client, var mandate) ->
          holdings
                  .store()
                  .programs()
                  .grant(client, mandate.issuer(), mandate.role().key(), by.engine())
              ? new Done()
              : new Refused(new Refusal.NoSuchClient(client.value()));
    };
  }

  private boolean isMissing(AdministratorCommand command) {
    var tenant = new TenantId(command.scope().orElseThrow().value());
    var organization = command.reach().organization().orElseThrow();
    return holdings.store().organizations().find(tenant, organization).isEmpty();
  }

  private boolean isUnknown(IssuerId issuer) {
    return issuer.equals(EventTable.SERVER) || holdings.store().issuers().find(issuer).isEmpty();
  }

  private AdminResult invite(Mandate mandate, boolean isFirst, Duration lasts, Acting by) {
    var token = LinkToken.generate(holdings.random());
    var link =
        new KeptAdministratorLink(
            token.id(),
            mandate.reach(),
            mandate.role().key(),
            isFirst,
            by.at(),
            by.actor().means(),
            by.at().plus(lasts));
    return refusal(links.add(link, token.secretHash(), by.engine()), "")
        .<AdminResult>map(Refused::new)
        .orElseGet(() -> new AdministratorInvited(link, token));
  }

  private static Optional<Refusal> refusal(Grant grant, String user) {
    return switch (grant) {
      case DONE -> Optional.empty();
      case NO_SUCH_USER -> Optional.of(new NoSuchAdministrator(user));
      case NO_SUCH_ISSUER -> Optional.of(new Refusal.NoSuchIssuer(""));
      case TOO_MANY -> Optional.of(new Refusal.TooManyAdministrators());
      case OWNER_EXISTS -> Optional.of(new Refusal.OwnerExists());
    };
  }

  private AdministratorTable table() {
    return holdings.store().administrators();
  }
}
