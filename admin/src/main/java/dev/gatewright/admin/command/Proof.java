package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.ApiKeyCommand;
import dev.gatewright.admin.command.AdminCommand.ClientCommand;
import dev.gatewright.admin.command.AdminCommand.KeyCommand;
import dev.gatewright.admin.command.AdminCommand.PinCommand;
import dev.gatewright.admin.command.AdminCommand.ServerCommand;
import dev.gatewright.admin.command.AdminCommand.TenantCommand;
import dev.gatewright.admin.command.AdminCommand.WebhookCommand;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.store.people.MemberTable.Change;
import java.util.Set;

/// Which commands want that a person who administers has proved a moment ago who they are, on every
/// face that takes them: what gives somebody a secret or a right, what cannot be taken back, and
/// what people prove themselves with, and what lets somebody go on who was stopped. What only stops
/// something does not, since whoever sees an attack stops it at once. Programs and keys are no
/// people, and are not asked.
///
/// It does not hold where people look after a project with a token of its own
/// (`Actor.ProjectAdministrator`): the clients of that API know of no further login.
public final class Proof {
  private Proof() {}

  /// Whether the command wants it.
  public static boolean isAsked(AdminCommand command) {
    return !command.isQuery() && changes(command);
  }

  private static boolean changes(AdminCommand command) {
    return switch (command) {
      case ServerCommand _ -> true;
      case ApiKeyCommand about -> !(about instanceof AdminCommand.RevokeApiKey);
      case AdministratorCommand _ -> true;
      case AdminCommand.ChangeIssuer change ->
          !change.needs().equals(Set.of(Permission.SETTINGS_WRITE));
      case TenantCommand _, KeyCommand _, ClientCommand _ -> true;
      case WebhookCommand about ->
          !(about instanceof AdminCommand.RemoveWebhook
              || about instanceof AdminCommand.ReplayWebhook);
      case AdminCommand.RotateHookSecret _ -> true;
      case PinCommand about -> !(about instanceof AdminCommand.RevokePin);
      case UserCommand about -> changes(about);
      case ProjectCommand about -> changes(about);
      case OrganizationCommand about -> changes(about);
      case AccountCommand _,
          SessionCommand _,
          MailCommand _,
          BrowseCommand _,
          AdminCommand.ListEvents _,
          AdminCommand.InsightCommand _,
          AdminCommand.TrailCommand _,
          AdminCommand.ListOrganizations _ ->
          false;
    };
  }

  private static boolean changes(UserCommand command) {
    return switch (command) {
      case UserCommand.ChangeUser change -> !change.edit().onlyStops();
      case UserCommand.NameUser name -> name.kind() == LoginName.Kind.PHONE;
      case UserCommand.AddUser _,
          UserCommand.SetPassword _,
          UserCommand.MakeRecoveryCodes _,
          UserCommand.RemoveRecoveryCodes _,
          UserCommand.RemoveFactors _,
          UserCommand.PlanDeletion _,
          UserCommand.RestoreUser _,
          UserCommand.RemoveUser _,
          UserCommand.Impersonate _ ->
          true;
      case UserCommand.ListUsers _,
          UserCommand.FindUsers _,
          UserCommand.ShowUser _,
          UserCommand.CheckUser _,
          UserCommand.InviteUser _,
          UserCommand.ListLoginNames _,
          UserCommand.ShowDeletion _,
          UserCommand.SignOutUser _,
          UserCommand.ListFactors _,
          UserCommand.ListSessions _,
          UserCommand.EndSession _ ->
          false;
    };
  }

  private static boolean changes(ProjectCommand command) {
    return switch (command) {
      case ProjectCommand.ChangeProjectUser change ->
          change.role().isPresent()
              || change.status().filter(UserStatus.ACTIVE::equals).isPresent();
      case ProjectCommand.RemoveProjectUser _, ProjectCommand.MakeProjectPin _ -> true;
      case ProjectCommand.ListProjectUsers _,
          ProjectCommand.ListProjectSessions _,
          ProjectCommand.EndProjectSessions _,
          ProjectCommand.EndAllProjectSessions _,
          ProjectCommand.ListProjectPins _,
          ProjectCommand.StopProjectPin _,
          ProjectCommand.ResetProjectLimits _ ->
          false;
    };
  }

  private static boolean changes(OrganizationCommand command) {
    return switch (command) {
      case OrganizationCommand.ChangeMember change ->
          !change.change().equals(new Change.Turn(MembershipStatus.SUSPENDED));
      case OrganizationCommand.ChangeOrganization change ->
          change.status().filter(OrganizationStatus.ACTIVE::equals).isPresent();
      case OrganizationCommand.DeclareOrganization _,
          OrganizationCommand.RemoveOrganization _,
          OrganizationCommand.AddMember _,
          OrganizationCommand.InviteMember _,
          OrganizationCommand.ResendInvitation _,
          OrganizationCommand.DeclareMember _,
          OrganizationCommand.DomainCommand _ ->
          true;
      case OrganizationCommand.ShowOrganization _,
          OrganizationCommand.CreateOrganization _,
          OrganizationCommand.RemoveMember _,
          OrganizationCommand.ListMembers _,
          OrganizationCommand.ShowMember _,
          OrganizationCommand.DropMember _,
          OrganizationCommand.ListOrganizationActivity _,
          OrganizationCommand.ListInvitations _,
          OrganizationCommand.RevokeInvitation _ ->
          false;
    };
  }
}
