package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AccountCommand;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdministratorCommand;
import dev.gatewright.admin.command.BrowseCommand;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.OrganizationCommand.AddMember;
import dev.gatewright.admin.command.OrganizationCommand.ChangeMember;
import dev.gatewright.admin.command.OrganizationCommand.ChangeOrganization;
import dev.gatewright.admin.command.OrganizationCommand.CreateOrganization;
import dev.gatewright.admin.command.OrganizationCommand.DeclareMember;
import dev.gatewright.admin.command.OrganizationCommand.DeclareOrganization;
import dev.gatewright.admin.command.OrganizationCommand.DomainCommand;
import dev.gatewright.admin.command.OrganizationCommand.DropMember;
import dev.gatewright.admin.command.OrganizationCommand.InvitationCommand;
import dev.gatewright.admin.command.OrganizationCommand.ListMembers;
import dev.gatewright.admin.command.OrganizationCommand.ListOrganizationActivity;
import dev.gatewright.admin.command.OrganizationCommand.RemoveMember;
import dev.gatewright.admin.command.OrganizationCommand.RemoveOrganization;
import dev.gatewright.admin.command.OrganizationCommand.ShowOrganization;
import dev.gatewright.admin.command.ProjectCommand;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import java.util.Optional;

/// Who may do what. Every face asks here, by running its command.
///
/// An operator may do everything. Keys and administrators have a mandate: a [Role], of which each
/// command needs one [Permission], in one issuer. An organization's administrator does what is
/// inside it, a project's what its own commands are, and a person what is about their own account.
///
/// In the issuer of those who administer nobody acts on others but an operator: whoever could set
/// an owner's password would be one.
final class Authorization {
  private Authorization() {}

  static boolean allows(Actor actor, AdminCommand command) {
    return switch (actor) {
      case Actor.Operator _ -> true;
      case Actor.ApiKey(var _, var mandate) -> isGiven(mandate, command);
      case Actor.Administrator(var _, var mandate) -> isGiven(mandate, command);
      case Actor.OrganizationAdministrator organization ->
          command instanceof OrganizationCommand about
              && about.issuer().equals(organization.issuer())
              && about.organization().equals(organization.organization())
              && isTheirs(about);
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
    return !(command instanceof AdministratorCommand.MakeOwnerLink) && mandate.covers(command);
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
      case Actor.ApiKey _, Actor.OrganizationAdministrator _, Actor.ProjectAdministrator _ -> true;
    };
  }

  /// Whether somebody who may list issuers sees this one among them.
  static boolean reaches(Actor actor, IssuerId issuer) {
    return switch (actor) {
      case Actor.Operator _ -> true;
      case Actor.ApiKey(var _, var mandate) -> mandate.reaches(issuer);
      case Actor.Administrator(var _, var mandate) -> mandate.reaches(issuer);
      case Actor.OrganizationAdministrator _, Actor.Person _, Actor.ProjectAdministrator _ -> false;
    };
  }

  /// How far a change may go is looked at where it is made.
  private static boolean isTheirs(OrganizationCommand about) {
    return switch (about) {
      case ShowOrganization _,
          ListMembers _,
          ChangeMember _,
          DropMember _,
          DomainCommand _,
          InvitationCommand _,
          ListOrganizationActivity _ ->
          true;
      case DeclareOrganization _,
          CreateOrganization _,
          ChangeOrganization _,
          RemoveOrganization _,
          AddMember _,
          DeclareMember _,
          RemoveMember _ ->
          false;
    };
  }
}
