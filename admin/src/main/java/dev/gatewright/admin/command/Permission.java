package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.AccountCommand;
import dev.gatewright.admin.command.AdminCommand.ApiKeyCommand;
import dev.gatewright.admin.command.AdminCommand.ClientCommand;
import dev.gatewright.admin.command.AdminCommand.KeyCommand;
import dev.gatewright.admin.command.AdminCommand.ListIssuers;
import dev.gatewright.admin.command.AdminCommand.OrganizationCommand;
import dev.gatewright.admin.command.AdminCommand.PinCommand;
import dev.gatewright.admin.command.AdminCommand.TenantCommand;
import dev.gatewright.admin.command.AdminCommand.UserCommand;
import dev.gatewright.admin.command.AdminCommand.WebhookCommand;
import java.util.Arrays;
import java.util.Optional;

/// What somebody may be let do: to look at a kind of thing, or to change it. Every command needs
/// exactly one.
public enum Permission {
  ISSUERS_READ("issuers:read"),
  ISSUERS_WRITE("issuers:write"),
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
      case TenantCommand about -> about.isQuery() ? ISSUERS_READ : ISSUERS_WRITE;
      case KeyCommand about -> about.isQuery() ? KEYS_READ : KEYS_WRITE;
      case ClientCommand about -> about.isQuery() ? CLIENTS_READ : CLIENTS_WRITE;
      case UserCommand about -> of(about);
      case AccountCommand about -> of(about);
      case WebhookCommand _ -> WEBHOOKS_WRITE;
      case PinCommand about -> about.isQuery() ? PINS_READ : PINS_WRITE;
      case AdminCommand.ListEvents _, AdminCommand.ListOrganizationActivity _ -> EVENTS_READ;
      case AdminCommand.ListOrganizations _ -> ORGANIZATIONS_READ;
      case OrganizationCommand about -> about.isQuery() ? ORGANIZATIONS_READ : ORGANIZATIONS_WRITE;
    };
  }

  private static Permission of(UserCommand command) {
    return switch (command) {
      case AdminCommand.ListUsers _,
          AdminCommand.ShowUser _,
          AdminCommand.CheckUser _,
          AdminCommand.ListFactors _ ->
          USERS_READ;
      case AdminCommand.ChangeUser change ->
          change.edit().emailAsTyped().isPresent() || change.edit().emailVerified().isPresent()
              ? CREDENTIALS_WRITE
              : USERS_WRITE;
      case AdminCommand.AddUser add -> add.user().emailVerified() ? CREDENTIALS_WRITE : USERS_WRITE;
      case AdminCommand.InviteUser _, AdminCommand.NameUser _, AdminCommand.RemoveUser _ ->
          USERS_WRITE;
      case AdminCommand.SetPassword _,
          AdminCommand.MakeRecoveryCodes _,
          AdminCommand.RemoveRecoveryCodes _,
          AdminCommand.RemoveFactors _ ->
          CREDENTIALS_WRITE;
      case AdminCommand.ListSessions _ -> SESSIONS_READ;
      case AdminCommand.SignOutUser _, AdminCommand.EndSession _ -> SESSIONS_WRITE;
    };
  }

  private static Permission of(AccountCommand command) {
    return switch (command) {
      case AdminCommand.ShowAccount _,
          AdminCommand.ListConnections _,
          AdminCommand.ListPlaces _,
          AdminCommand.ListTrustedBrowsers _,
          AdminCommand.ListOwnInvitations _ ->
          USERS_READ;
      case AdminCommand.ListActivity _ -> EVENTS_READ;
      case AdminCommand.ListOwnSessions _ -> SESSIONS_READ;
      case AdminCommand.EndOwnSession _,
          AdminCommand.EndOtherSessions _,
          AdminCommand.SignOutEverywhere _,
          AdminCommand.EndTrust _ ->
          SESSIONS_WRITE;
      case AdminCommand.ChangePassword _,
          AdminCommand.MakeOwnCodes _,
          AdminCommand.RemoveOwnCodes _ ->
          CREDENTIALS_WRITE;
      case AdminCommand.EditProfile _,
          AdminCommand.ExportAccount _,
          AdminCommand.AskDeletion _,
          AdminCommand.KeepAccount _,
          AdminCommand.EndConnection _,
          AdminCommand.LeaveOrganization _,
          AdminCommand.ChooseDefaultOrganization _,
          AdminCommand.AnswerInvitation _ ->
          USERS_WRITE;
    };
  }
}
