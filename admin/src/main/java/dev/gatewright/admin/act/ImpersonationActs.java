package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ImpersonationReady;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Refusal.NotImpersonated;
import dev.gatewright.admin.command.UserCommand.Impersonate;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.VisibleText;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.ImpersonationTable.Waiting;
import dev.gatewright.store.tenants.KeptIssuer;
import java.time.Duration;

/// Lets those who administer act as somebody.
final class ImpersonationActs {
  /// Whoever asks goes to the issuer's page at once.
  private static final Duration WAITS = Duration.ofMinutes(2);

  private final Holdings holdings;
  private final Makers makers;

  ImpersonationActs(Holdings holdings) {
    this.holdings = holdings;
    this.makers = new Makers(holdings.store());
  }

  /// Ends what those have begun, or wait to begin, who may act as nobody there any more: whoever
  /// lost a role may be the maker of a key by which somebody acts.
  void endUnmandated(Acting by) {
    var table = holdings.sealed().impersonations();
    for (var one : table.actors(by.at())) {
      if (!makers.mayImpersonate(one.means(), new IssuerId(one.tenant().value()), by.at())) {
        var _ = table.end(one, by.people());
      }
    }
  }

  AdminResult run(Impersonate command, User user, Acting by) {
    if (!isSomebody(by.actor())) {
      return new Refused(new Refusal.NotAllowed());
    }
    var reason = command.reason().strip();
    if (!VisibleText.isLine(reason, Impersonate.LONGEST_REASON)
        || reason.codePointCount(0, reason.length()) < Impersonate.SHORTEST_REASON) {
      return new Refused(new Refusal.Unfit("reason"));
    }
    var unknown = command.client().filter(client -> isUnknown(command.issuer(), client));
    if (unknown.isPresent()) {
      return new Refused(new Refusal.NoSuchClient(unknown.get().value()));
    }
    var tenant = new TenantId(command.issuer().value());
    return Impersonable.refusal(holdings.store(), tenant, user)
        .<AdminResult>map(why -> new Refused(new NotImpersonated(why)))
        .orElseGet(() -> give(command, tenant, user, reason, by));
  }

  /// Tokens name whoever acts, and nobody is known by having opened a socket. A program of the
  /// server's own issuer has its role whole, and acting is given to nobody who did not ask for it.
  private static boolean isSomebody(Actor actor) {
    return switch (actor) {
      case Actor.Administrator _, Actor.ApiKey _ -> true;
      case Actor.Operator _,
          Actor.Program _,
          Actor.OrganizationAdministrator _,
          Actor.Person _,
          Actor.ProjectAdministrator _ ->
          false;
    };
  }

  private boolean isUnknown(IssuerId issuer, ClientId client) {
    return holdings.sealed().clients().find(issuer, client).isEmpty();
  }

  private AdminResult give(
      Impersonate command, TenantId tenant, User user, String reason, Acting by) {
    var token = LinkToken.generate(holdings.random());
    var until = by.at().plus(WAITS);
    var waiting =
        new Waiting(
            token.id(),
            user.id(),
            by.actor().means(),
            vouching(command.issuer()),
            command.client().map(ClientId::value),
            reason,
            by.at(),
            until);
    return holdings.sealed().impersonations().add(tenant, waiting, token.secretHash())
        ? new ImpersonationReady(user, token, until)
        : new Refused(new NotImpersonated(NotImpersonated.Why.TOO_MANY));
  }

  /// Whoever administers is known to the server's own issuer; a key where there is none of those,
  /// to the issuer that it is for.
  private String vouching(IssuerId issuer) {
    var issuers = holdings.store().issuers();
    return issuers
        .find(EventTable.SERVER)
        .or(() -> issuers.find(issuer))
        .map(KeptIssuer::url)
        .orElseThrow();
  }
}
