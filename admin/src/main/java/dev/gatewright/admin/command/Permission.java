package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.ApiKeyCommand;
import dev.gatewright.admin.command.AdminCommand.ClientCommand;
import dev.gatewright.admin.command.AdminCommand.KeyCommand;
import dev.gatewright.admin.command.AdminCommand.ListIssuers;
import dev.gatewright.admin.command.AdminCommand.PinCommand;
import dev.gatewright.admin.command.AdminCommand.TenantCommand;
import dev.gatewright.admin.command.AdminCommand.WebhookCommand;
import dev.gatewright.identity.LoginName;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// What somebody may be let do: to look at a kind of thing, or to change it. Every command needs
/// one, and a change of settings one more for parts that lead further.
public enum Permission {
  ISSUERS_READ("issuers:read"),
  ISSUERS_WRITE("issuers:write"),

  /// To change the settings of an issuer that decide neither who it is nor who gets in.
  SETTINGS_WRITE("settings:write"),
  KEYS_READ("keys:read"),
  KEYS_WRITE("keys:write"),
  CLIENTS_READ("clients:read"),
  CLIENTS_WRITE("clients:write"),
  USERS_READ("users:read"),
  USERS_WRITE("users:write"),

  /// To set what people prove themselves with, and to take it away: whoever may can become them. An
  /// address is among that, since whoever reads its mail gets in by it, and the word that it is
  /// theirs, since others take it for a proof.
  CREDENTIALS_WRITE("credentials:write"),

  /// To act as somebody, where the issuer allows it.
  IMPERSONATION_WRITE("impersonation:write"),
  SESSIONS_READ("sessions:read"),
  SESSIONS_WRITE("sessions:write"),
  ORGANIZATIONS_READ("organizations:read"),
  ORGANIZATIONS_WRITE("organizations:write"),
  PINS_READ("pins:read"),
  PINS_WRITE("pins:write"),
  EVENTS_READ("events:read"),

  /// To have everything that happens sent somewhere.
  WEBHOOKS_WRITE("webhooks:write"),
  API_KEYS_READ("api_keys:read"),

  /// To make keys, which let do no more than whoever makes them may, and to stop any of the issuer.
  API_KEYS_WRITE("api_keys:write"),
  ADMINISTRATORS_READ("administrators:read"),

  /// To make people administrators, who are let do no more than whoever makes them may, and to stop
  /// any of the issuer.
  ADMINISTRATORS_WRITE("administrators:write"),
  BACKUPS_WRITE("backups:write");

  private final String key;

  Permission(String key) {
    this.key = key;
  }

  /// As scopes of keys and tokens name it.
  public String key() {
    return key;
  }

  /// The one that scopes name so.
  public static Optional<Permission> parse(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }

  /// Whether it only looks.
  public boolean isRead() {
    return key.endsWith(":read");
  }

  /// What the command needs.
  public static Permission of(AdminCommand command) {
    return switch (command) {
      case ListIssuers _ -> ISSUERS_READ;
      case AdminCommand.WriteBackup _ -> BACKUPS_WRITE;
      case ApiKeyCommand about -> about.isQuery() ? API_KEYS_READ : API_KEYS_WRITE;
      case AdminCommand.ChangeIssuer _ -> SETTINGS_WRITE;
      case AdministratorCommand about ->
          about.isQuery() ? ADMINISTRATORS_READ : ADMINISTRATORS_WRITE;
      case TenantCommand about -> about.isQuery() ? ISSUERS_READ : ISSUERS_WRITE;
      case KeyCommand about -> about.isQuery() ? KEYS_READ : KEYS_WRITE;
      case ClientCommand about -> about.isQuery() ? CLIENTS_READ : CLIENTS_WRITE;
      case UserCommand about -> of(about);
      case AccountCommand about -> of(about);
      case ProjectCommand about -> of(about);
      case BrowseCommand.SearchUsers _ -> USERS_READ;
      case BrowseCommand.ListLatestSessions _ -> SESSIONS_READ;
      case BrowseCommand.BrowseEvents _ -> EVENTS_READ;
      case WebhookCommand _ -> WEBHOOKS_WRITE;
      case AdminCommand.RotateHookSecret _ -> ISSUERS_WRITE;
      case SessionCommand about -> about.isQuery() ? SESSIONS_READ : SESSIONS_WRITE;
      case MailCommand about -> about.isQuery() ? USERS_READ : USERS_WRITE;
      case PinCommand about -> about.isQuery() ? PINS_READ : PINS_WRITE;
      case AdminCommand.ListEvents _,
          AdminCommand.InsightCommand _,
          AdminCommand.TrailCommand _,
          OrganizationCommand.ListOrganizationActivity _ ->
          EVENTS_READ;
      case AdminCommand.ListOrganizations _ -> ORGANIZATIONS_READ;
      case OrganizationCommand about -> about.isQuery() ? ORGANIZATIONS_READ : ORGANIZATIONS_WRITE;
    };
  }

  /// Everything that the command needs: for a change of settings also what its parts need.
  public static Set<Permission> all(AdminCommand command) {
    return command instanceof AdminCommand.ChangeIssuer change
        ? change.needs()
        : Set.of(of(command));
  }

  private static Permission of(UserCommand command) {
    return switch (command) {
      case UserCommand.ListUsers _,
          UserCommand.FindUsers _,
          UserCommand.ShowUser _,
          UserCommand.CheckUser _,
          UserCommand.ListLoginNames _,
          UserCommand.ShowDeletion _,
          UserCommand.ListFactors _ ->
          USERS_READ;
      case UserCommand.ChangeUser change ->
          change.edit().emailAsTyped().isPresent() || change.edit().emailVerified().isPresent()
              ? CREDENTIALS_WRITE
              : USERS_WRITE;
      case UserCommand.AddUser add -> add.user().emailVerified() ? CREDENTIALS_WRITE : USERS_WRITE;
      case UserCommand.NameUser name ->
          name.kind() == LoginName.Kind.PHONE ? CREDENTIALS_WRITE : USERS_WRITE;
      case UserCommand.InviteUser _,
          UserCommand.PlanDeletion _,
          UserCommand.RestoreUser _,
          UserCommand.RemoveUser _ ->
          USERS_WRITE;
      case UserCommand.SetPassword _,
          UserCommand.MakeRecoveryCodes _,
          UserCommand.RemoveRecoveryCodes _,
          UserCommand.RemoveFactors _ ->
          CREDENTIALS_WRITE;
      case UserCommand.Impersonate _ -> IMPERSONATION_WRITE;
      case UserCommand.ListSessions _ -> SESSIONS_READ;
      case UserCommand.SignOutUser _, UserCommand.EndSession _ -> SESSIONS_WRITE;
    };
  }

  /// Whoever resets what is counted lets passwords and codes be guessed at anew.
  private static Permission of(ProjectCommand command) {
    return switch (command) {
      case ProjectCommand.ListProjectUsers _ -> USERS_READ;
      case ProjectCommand.ChangeProjectUser _, ProjectCommand.RemoveProjectUser _ -> USERS_WRITE;
      case ProjectCommand.ListProjectSessions _ -> SESSIONS_READ;
      case ProjectCommand.EndProjectSessions _, ProjectCommand.EndAllProjectSessions _ ->
          SESSIONS_WRITE;
      case ProjectCommand.ListProjectPins _ -> PINS_READ;
      case ProjectCommand.MakeProjectPin _, ProjectCommand.StopProjectPin _ -> PINS_WRITE;
      case ProjectCommand.ResetProjectLimits _ -> CREDENTIALS_WRITE;
    };
  }

  private static Permission of(AccountCommand command) {
    return switch (command) {
      case AccountCommand.ShowAccount _,
          AccountCommand.ListConnections _,
          AccountCommand.ListPlaces _,
          AccountCommand.ListTrustedBrowsers _,
          AccountCommand.ListOwnInvitations _ ->
          USERS_READ;
      case AccountCommand.ListActivity _ -> EVENTS_READ;
      case AccountCommand.ListOwnSessions _ -> SESSIONS_READ;
      case AccountCommand.EndOwnSession _,
          AccountCommand.EndOtherSessions _,
          AccountCommand.SignOutEverywhere _,
          AccountCommand.EndTrust _ ->
          SESSIONS_WRITE;
      case AccountCommand.ChangePassword _,
          AccountCommand.MakeOwnCodes _,
          AccountCommand.RemoveOwnCodes _ ->
          CREDENTIALS_WRITE;
      case AccountCommand.EditProfile _,
          AccountCommand.ExportAccount _,
          AccountCommand.AskDeletion _,
          AccountCommand.KeepAccount _,
          AccountCommand.EndConnection _,
          AccountCommand.LeaveOrganization _,
          AccountCommand.ChooseDefaultOrganization _,
          AccountCommand.AnswerInvitation _ ->
          USERS_WRITE;
    };
  }
}
