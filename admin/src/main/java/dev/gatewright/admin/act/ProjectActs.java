package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand.CreatePin;
import dev.gatewright.admin.command.AdminCommand.ListPins;
import dev.gatewright.admin.command.AdminCommand.RevokePin;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.ProjectCommand;
import dev.gatewright.admin.command.ProjectCommand.ChangeProjectUser;
import dev.gatewright.admin.command.ProjectCommand.EndAllProjectSessions;
import dev.gatewright.admin.command.ProjectCommand.EndProjectSessions;
import dev.gatewright.admin.command.ProjectCommand.ListProjectPins;
import dev.gatewright.admin.command.ProjectCommand.ListProjectSessions;
import dev.gatewright.admin.command.ProjectCommand.ListProjectUsers;
import dev.gatewright.admin.command.ProjectCommand.MakeProjectPin;
import dev.gatewright.admin.command.ProjectCommand.RemoveProjectUser;
import dev.gatewright.admin.command.ProjectCommand.ResetProjectLimits;
import dev.gatewright.admin.command.ProjectCommand.StopProjectPin;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.UserCommand.ChangeUser;
import dev.gatewright.admin.command.UserCommand.RemoveUser;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.TenantId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.store.SqlStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a project's administrators do. Whether somebody is one is read from the store for each
/// command: the token that they show may be older than what it says.
final class ProjectActs {
  /// How many people are counted: nobody pages further.
  private static final int MOST_USERS = 1_000_000;

  private final Holdings holdings;
  private final UserActs users;
  private final PinActs pins;

  ProjectActs(Holdings holdings, UserActs users, PinActs pins) {
    this.holdings = holdings;
    this.users = users;
    this.pins = pins;
  }

  AdminResult run(ProjectCommand command, Acting by) {
    if (by.actor() instanceof Actor.ProjectAdministrator person && !isStill(person, by)) {
      return new Refused(new Refusal.NotAllowed());
    }
    if (holdings.sealed().clients().find(command.issuer(), command.project()).isEmpty()) {
      return new Refused(new Refusal.NoSuchClient(command.project().value()));
    }
    var grants = store().clientGrants();
    return switch (command) {
      case ListProjectUsers list -> users(list);
      case ChangeProjectUser change -> users.run(edit(change), by);
      case RemoveProjectUser(var issuer, var _, var user) ->
          users.run(new RemoveUser(issuer, UserRef.id(user)), by);
      case ListProjectSessions(var issuer, var project, var offset, var most) ->
          new AdminResult.ProjectSessions(
              grants.list(issuer, project, offset, most, by.at()),
              grants.count(issuer, project, by.at()));
      case EndProjectSessions(var issuer, var project, var sessions) ->
          new AdminResult.SessionsEnded(grants.revoke(issuer, project, sessions, by.engine()));
      case EndAllProjectSessions(var issuer, var project) ->
          new AdminResult.SessionsEnded(grants.revokeAll(issuer, project, by.engine()));
      case ListProjectPins(var issuer, var _) -> pins.run(new ListPins(issuer), by);
      case MakeProjectPin(var issuer, var _, var label, var privileges, var digits) ->
          pins.run(
              new CreatePin(issuer, label, privileges, Optional.of(digits), Optional.empty()), by);
      case StopProjectPin(var issuer, var _, var pin) -> pins.run(new RevokePin(issuer, pin), by);
      case ResetProjectLimits(var issuer, var _) -> {
        store().limitReset().run(issuer, by.engine());
        yield new Done();
      }
    };
  }

  private boolean isStill(Actor.ProjectAdministrator person, Acting by) {
    return store()
        .clientGrants()
        .isOfRole(
            person.issuer(),
            person.project(),
            person.grant(),
            new SubjectId(person.user().value()),
            ProjectCommand.ADMINISTRATOR,
            by.at());
  }

  private AdminResult users(ListProjectUsers list) {
    var tenant = new TenantId(list.issuer().value());
    return new AdminResult.ProjectUsers(
        store().users().page(tenant, list.offset(), list.most()),
        store().users().count(tenant, MOST_USERS));
  }

  private static ChangeUser edit(ChangeProjectUser change) {
    var edit =
        new UserEdit(
            Optional.empty(),
            Optional.empty(),
            change.role(),
            change.status(),
            false,
            Map.of(),
            Set.of());
    return new ChangeUser(
        change.issuer(), UserRef.id(change.user()), edit, Optional.empty(), Optional.empty());
  }

  private SqlStore store() {
    return holdings.store();
  }
}
