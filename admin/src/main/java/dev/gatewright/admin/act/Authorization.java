package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AccountCommand;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdministratorCommand;
import dev.gatewright.admin.command.BrowseCommand;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.ProjectCommand;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import java.util.Optional;

/// Who may do what. Every face asks here, by running its command.
///
/// An operator may do everything. Keys, programs and administrators have a mandate: a [Role], of
/// which each command needs one [Permission], in one issuer. An organization's administrator does
/// what is inside it, a project's what its own commands are, and a person what is about their own
/// account.
///
/// In the issuer of those who administer nobody acts on others but an operator: whoever could set
/// an owner's password would be one.
final class Authorization {
  private Authorization() {}

  static boolean allows(Actor actor, AdminCommand command) {
    return switch (actor) {
      case Actor.Operator _ -> true;
      case Actor.Mandated mandated -> isGiven(mandated.mandate(), command);
      case Actor.OrganizationAdministrator organization ->
          command instanceof OrganizationCommand about
              && about.issuer().equals(organization.issuer())
              && about.organization().equals(organization.organization())
              && about.isInside();
      case Actor.Person person ->
          command instanceof AccountCommand about
              && about.issuer().equals(person.issuer())
              && about.user().equals(person.user());
      case Actor.ProjectAdministrator administrator ->
          command instanceof ProjectCommand about
              && about.issuer().equals(administrator.issuer())
              && about.project().equals(administrator.project());
    };
  }

  private static boolean isGiven(Mandate mandate, AdminCommand command) {
    return !(command instanceof AdministratorCommand.MakeOwnerLink)
        && !(command instanceof AdministratorCommand.GrantProgram)
        && mandate.covers(command);
  }

  /// Whether the command is about the issuer of those who administer, and of no concern to the
  /// actor: an owner reads its log, and its people look after their own accounts.
  static boolean hides(Actor actor, AdminCommand command) {
    if (!command.scope().equals(Optional.of(EventTable.SERVER))) {
      return false;
    }
    return switch (actor) {
      case Actor.Operator _, Actor.Person _ -> false;
      case Actor.Administrator _ ->
          !(command instanceof AdminCommand.ListEvents
              || command instanceof BrowseCommand.BrowseEvents);
      case Actor.ApiKey _,
          Actor.Program _,
          Actor.OrganizationAdministrator _,
          Actor.ProjectAdministrator _ ->
          true;
    };
  }

  /// Whether somebody who may list issuers sees this one among them.
  static boolean reaches(Actor actor, IssuerId issuer) {
    return switch (actor) {
      case Actor.Operator _ -> true;
      case Actor.Mandated mandated ->
          mandated.mandate().organization().isEmpty() && mandated.mandate().reaches(issuer);
      case Actor.OrganizationAdministrator _, Actor.Person _, Actor.ProjectAdministrator _ -> false;
    };
  }
}
