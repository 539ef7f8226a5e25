package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.AccountCommand;
import dev.gatewright.admin.command.AdminCommand.ChangeMember;
import dev.gatewright.admin.command.AdminCommand.ClientCommand;
import dev.gatewright.admin.command.AdminCommand.DeclareMember;
import dev.gatewright.admin.command.AdminCommand.DeclareOrganization;
import dev.gatewright.admin.command.AdminCommand.DomainCommand;
import dev.gatewright.admin.command.AdminCommand.DropMember;
import dev.gatewright.admin.command.AdminCommand.InvitationCommand;
import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.KeyCommand;
import dev.gatewright.admin.command.AdminCommand.ListMembers;
import dev.gatewright.admin.command.AdminCommand.ListOrganizationActivity;
import dev.gatewright.admin.command.AdminCommand.OrganizationCommand;
import dev.gatewright.admin.command.AdminCommand.PinCommand;
import dev.gatewright.admin.command.AdminCommand.RemoveMember;
import dev.gatewright.admin.command.AdminCommand.RemoveOrganization;
import dev.gatewright.admin.command.AdminCommand.ServerCommand;
import dev.gatewright.admin.command.AdminCommand.TenantCommand;
import dev.gatewright.admin.command.AdminCommand.UserCommand;
import dev.gatewright.admin.command.AdminCommand.WebhookCommand;
import dev.gatewright.protocol.oauth.IssuerId;

/// Who may do what: the whole table. Every face asks here, by running its command.
///
/// | actor | server, issuer, webhooks | keys | clients | people | PINs | accounts | organizations |
/// | --- | --- | --- | --- | --- | --- | --- | --- |
/// | operator | all | all | all | all | all | all | all |
/// | API key | - | list | all, or list | all, or list | all, or list | all, or list | all |
/// | administrator | - | list | all | all | all | all | all |
/// | organization administrator | - | - | - | - | - | - | what is inside their own |
/// | person | - | - | - | - | - | their own | - |
final class Authorization {
  private Authorization() {}

  static boolean allows(Actor actor, AdminCommand command) {
    return switch (actor) {
      case Actor.Operator _ -> true;
      case Actor.ApiKey(var issuer, var _, var mayChange) ->
          (mayChange || command.isQuery()) && ofIssuer(issuer, command);
      case Actor.Administrator(var issuer, var _) -> ofIssuer(issuer, command);
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

  private static boolean ofIssuer(IssuerId issuer, AdminCommand command) {
    return switch (command) {
      // A webhook is told all that happens at the issuer.
      case ServerCommand _, TenantCommand _, WebhookCommand _ -> false;
      case KeyCommand keys -> keys.isQuery() && keys.issuer().equals(issuer);
      case ClientCommand about -> isAt(issuer, about);
      case UserCommand about -> isAt(issuer, about);
      case AccountCommand about -> isAt(issuer, about);
      case PinCommand about -> isAt(issuer, about);
      case OrganizationCommand about -> isAt(issuer, about);
    };
  }

  private static boolean isAt(IssuerId issuer, IssuerCommand about) {
    return about.issuer().equals(issuer);
  }

  /// How far a change may go is looked at where it is made.
  private static boolean isTheirs(OrganizationCommand about) {
    return switch (about) {
      case ListMembers _,
          ChangeMember _,
          DropMember _,
          DomainCommand _,
          InvitationCommand _,
          ListOrganizationActivity _ ->
          true;
      case DeclareOrganization _, RemoveOrganization _, DeclareMember _, RemoveMember _ -> false;
    };
  }
}
