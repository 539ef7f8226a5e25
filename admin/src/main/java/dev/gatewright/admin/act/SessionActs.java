package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.ManyEnded;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.SessionCommand;
import dev.gatewright.admin.command.SessionCommand.EndSessions;
import dev.gatewright.admin.command.SessionCommand.ListAllSessions;
import dev.gatewright.admin.command.SessionCommand.ListGrants;
import dev.gatewright.admin.command.SessionCommand.RevokeGrant;
import dev.gatewright.admin.command.SessionCommand.RevokeGrants;
import dev.gatewright.admin.command.SessionCommand.Whose;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.store.grants.GrantList;
import dev.gatewright.store.people.SessionList;
import dev.gatewright.store.sql.Mark;
import java.util.Optional;

/// Lists and ends sessions and grants, also many at once: unit after unit, so that sign-ins get in
/// between.
final class SessionActs {
  /// Rows that one command looks at; whoever ends more comes again.
  static final int MOST_AT_A_TIME = 100_000;

  private static final int MEMBERS = 100;

  private final Holdings holdings;

  SessionActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(SessionCommand command, Acting by) {
    var issuer = command.issuer();
    return switch (command) {
      case ListAllSessions(var _, var wanted, var part) -> {
        var found = sessions().find(tenant(issuer), wanted, part.after(), part.most(), by.at());
        yield new AdminResult.SessionsFound(found.sessions(), found.next());
      }
      case EndSessions(var _, var whose) -> end(issuer, whose, by);
      case ListGrants(var _, var wanted, var part) -> {
        var found = grants().find(issuer, wanted, part.after(), part.most(), by.at());
        yield new AdminResult.GrantsFound(found.grants(), found.next());
      }
      case RevokeGrant(var _, var grant) -> {
        if (holdings.store().grants().find(issuer, grant).isEmpty()) {
          yield new Refused(new Refusal.NoSuchGrant(grant.value()));
        }
        holdings.store().grants().revoke(issuer, grant, by.engine());
        yield new Done();
      }
      case RevokeGrants(var _, var whose) -> revoke(issuer, whose, by);
    };
  }

  private AdminResult end(IssuerId issuer, Whose whose, Acting by) {
    return switch (whose) {
      case Whose.Everybodys() -> end(issuer, SessionList.Wanted.ALL, by);
      case Whose.OfClient(var client) -> end(issuer, SessionList.Wanted.of(client), by);
      case Whose.OfUser(var user) ->
          holdings.store().users().findById(tenant(issuer), user).isEmpty()
              ? new Refused(new Refusal.NoSuchUser(user.value()))
              : new ManyEnded(
                  holdings
                      .store()
                      .sessions()
                      .endOthers(tenant(issuer), user, Optional.empty(), by.people()),
                  false);
      case Whose.OfOrganization(var organization) -> endOfMembers(issuer, organization, by);
    };
  }

  private AdminResult end(IssuerId issuer, SessionList.Wanted wanted, Acting by) {
    long ended = 0;
    var looked = 0;
    Optional<Mark> after = Optional.empty();
    do {
      var step = sessions().endNext(tenant(issuer), wanted, after, by.people());
      ended += step.ended();
      looked += step.looked();
      after = step.next();
    } while (after.isPresent() && looked < MOST_AT_A_TIME);
    return new ManyEnded(ended, after.isPresent());
  }

  private AdminResult endOfMembers(IssuerId issuer, OrganizationId organization, Acting by) {
    var tenant = tenant(issuer);
    if (holdings.store().organizations().find(tenant, organization).isEmpty()) {
      return new Refused(new Refusal.NoSuchOrganization(organization.value()));
    }
    long ended = 0;
    Optional<CanonicalEmail> after = Optional.empty();
    do {
      var members = holdings.store().members().list(tenant, organization, after, MEMBERS);
      for (var member : members) {
        ended +=
            holdings
                .store()
                .sessions()
                .endOthers(tenant, member.user().id(), Optional.empty(), by.people());
      }
      after =
          members.size() < MEMBERS
              ? Optional.empty()
              : Optional.of(members.getLast().user().email());
    } while (after.isPresent());
    return new ManyEnded(ended, false);
  }

  private AdminResult revoke(IssuerId issuer, Whose whose, Acting by) {
    return switch (whose) {
      case Whose.Everybodys() -> revoke(issuer, GrantList.Wanted.ALL, by);
      case Whose.OfUser(var user) ->
          new ManyEnded(
              holdings.store().grants().revokeAll(issuer, new SubjectId(user.value()), by.engine()),
              false);
      case Whose.OfClient(var client) ->
          revoke(
              issuer,
              new GrantList.Wanted(Optional.empty(), Optional.of(client), Optional.empty()),
              by);
      case Whose.OfOrganization(var organization) ->
          revoke(
              issuer,
              new GrantList.Wanted(
                  Optional.empty(), Optional.empty(), Optional.of(organization.value())),
              by);
    };
  }

  private AdminResult revoke(IssuerId issuer, GrantList.Wanted wanted, Acting by) {
    long revoked = 0;
    var looked = 0;
    Optional<Mark> after = Optional.empty();
    do {
      var step = grants().revokeNext(issuer, wanted, after, by.engine());
      revoked += step.revoked();
      looked += step.looked();
      after = step.next();
    } while (after.isPresent() && looked < MOST_AT_A_TIME);
    return new ManyEnded(revoked, after.isPresent());
  }

  private static TenantId tenant(IssuerId issuer) {
    return new TenantId(issuer.value());
  }

  private SessionList sessions() {
    return holdings.store().sessionList();
  }

  private GrantList grants() {
    return holdings.store().grantList();
  }
}
