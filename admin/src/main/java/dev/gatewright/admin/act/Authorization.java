package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AccountCommand;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
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
import dev.gatewright.protocol.oauth.IssuerId;

/// Who may do what. Every face asks here, by running its command.
///
/// An operator may do everything. Keys and administrators have a mandate: a [Role], of which each
/// command needs one [Permission], in one issuer. An organization's administrator does what is
/// inside it, and a person what is about their own account.
final class Authorization {
  private Authorization() {}

  static boolean allows(Actor actor, AdminCommand command) {
    return switch (actor) {
      case Actor.Operator _ -> true;
      case Actor.ApiKey(var _, var mandate) -> mandate.covers(command);
      case Actor.Administrator(var _, var mandate) -> mandate.covers(command);
      case Actor.OrganizationAdministrator organization ->
          command instanceof OrganizationCommand about
              && about.issuer().equals(organization.issuer())
              && about.organization().equals(organization.organization())
              && isTheirs(about);
      case Actor.Person person ->
          command instanceof AccountCommand about
              && about.issuer().equals(person.issuer())
              && about.user().equals(person.user());
    };
  }

  /// Whether somebody who may list issuers sees this one among them.
  static boolean reaches(Actor actor, IssuerId issuer) {
    return switch (actor) {
      case Actor.Operator _ -> true;
      case Actor.ApiKey(var _, var mandate) -> mandate.reaches(issuer);
      case Actor.Administrator(var _, var mandate) -> mandate.reaches(issuer);
      case Actor.OrganizationAdministrator _, Actor.Person _ -> false;
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
