package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AccountCommand;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdministratorCommand;
import dev.gatewright.admin.command.BrowseCommand;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.MailCommand;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.ProjectCommand;
import dev.gatewright.admin.command.Role;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.admin.command.SessionCommand;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.Reach;
import dev.gatewright.store.grants.GrantList;
import dev.gatewright.store.people.MemberTable.Change;
import dev.gatewright.store.people.SessionList;
import dev.gatewright.store.people.UserList;
import dev.gatewright.store.statistics.Step;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One command of each kind, as it would be asked about an issuer, an organization and a person of
/// it; and those about the server.
record CommandSamples(IssuerId issuer, OrganizationId organization, UserId user) {
  private static final String EMAIL = "bob@acme.test";
  private static final WebhookId CRM = new WebhookId("crm");
  private static final UserRef BOB = UserRef.address(EMAIL);
  static final ClientId PROJECT = new ClientId("proj_shop");
  private static final ClientId WEB = new ClientId("web");
  private static final SessionId SESSION = SessionId.generate(new SecureRandom());
  private static final LinkId INVITATION = LinkId.generate(new SecureRandom());
  private static final UserId SOMEBODY = UserId.generate(new SecureRandom());
  private static final Optional<String> NONE = Optional.empty();
  private static final Mail NOTICE =
      new Mail(
          new MailAddress(EMAIL),
          Optional.empty(),
          "en",
          new Mail.Content.Notice(NoticeKind.PASSWORD_CHANGED, Optional.empty()),
          Optional.empty());

  /// Every kind of command that there is.
  static Set<Class<?>> kinds() {
    return kinds(AdminCommand.class).collect(Collectors.toSet());
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CommandSamples::kinds)
        : Stream.of(type);
  }

  /// What the table calls a command: its kind, and whether it reaches beyond an issuer, or is about
  /// who administers an organization.
  static String name(AdminCommand command) {
    var kind = command.getClass().getSimpleName();
    boolean isOfBoth =
        command instanceof AdminCommand.ApiKeyCommand || command instanceof AdministratorCommand;
    if (command instanceof AdministratorCommand about && about.reach().organization().isPresent()) {
      return kind + "/organization";
    }
    return isOfBoth && command.scope().isEmpty() ? kind + "/server" : kind;
  }

  static List<AdminCommand> ofServer() {
    return List.of(
        new AdminCommand.ListIssuers(),
        new AdminCommand.WriteBackup(Path.of("backup.db")),
        new AdminCommand.ListApiKeys(Optional.empty()),
        new AdminCommand.CreateApiKey("ci", Mandate.owner(), List.of(), Optional.empty()),
        new AdminCommand.RevokeApiKey(Optional.empty(), "key_x"),
        new AdministratorCommand.ListAdministrators(Reach.of(Optional.empty())),
        new AdministratorCommand.GrantAdministrator(SOMEBODY, Mandate.owner()),
        new AdministratorCommand.RevokeAdministrator(SOMEBODY, Reach.of(Optional.empty())),
        new AdministratorCommand.InviteAdministrator(Mandate.owner()),
        new AdministratorCommand.RevokeAdministratorInvitation(Reach.of(Optional.empty()), "x"),
        new AdministratorCommand.MakeOwnerLink(),
        new AdministratorCommand.GrantProgram(WEB, Mandate.owner()));
  }

  List<AdminCommand> ofIssuer() {
    return Stream.of(
            issuers(),
            ofMany(),
            users(),
            accounts(),
            projects(),
            organizations(),
            invitationsAndDomains(),
            administrators(),
            browsing())
        .flatMap(List::stream)
        .toList();
  }

  /// Of the organization.
  private List<AdminCommand> administrators() {
    var given = Mandate.of(issuer, organization);
    return List.of(
        new AdministratorCommand.ListAdministrators(given.reach()),
        new AdministratorCommand.GrantAdministrator(SOMEBODY, given),
        new AdministratorCommand.RevokeAdministrator(SOMEBODY, given.reach()),
        new AdministratorCommand.InviteAdministrator(given),
        new AdministratorCommand.RevokeAdministratorInvitation(given.reach(), "x"));
  }

  /// The key that is given here lets do what each role lets do.
  private List<AdminCommand> issuers() {
    var given = new Mandate(Role.SUPPORT, Optional.of(issuer), Set.of(Permission.USERS_READ));
    var keep = SecretChange.keep();
    return List.of(
        new AdminCommand.ListApiKeys(Optional.of(issuer)),
        new AdminCommand.CreateApiKey("ci", given, List.of(), Optional.empty()),
        new AdminCommand.RevokeApiKey(Optional.of(issuer), "key_x"),
        new AdministratorCommand.ListAdministrators(Reach.of(Optional.of(issuer))),
        new AdministratorCommand.GrantAdministrator(SOMEBODY, given),
        new AdministratorCommand.RevokeAdministrator(SOMEBODY, Reach.of(Optional.of(issuer))),
        new AdministratorCommand.InviteAdministrator(given),
        new AdministratorCommand.RevokeAdministratorInvitation(Reach.of(Optional.of(issuer)), "x"),
        new AdminCommand.ShowIssuer(issuer),
        new AdminCommand.ListEvents(issuer, Optional.empty(), 10),
        new AdminCommand.ShowStatistics(issuer, Optional.empty(), Optional.empty(), Step.HOUR),
        new AdminCommand.ListRefusals(issuer, 10),
        new AdminCommand.ExplainRefusal(issuer, "7K3QP-42"),
        new AdminCommand.JudgeRequest(issuer, "https://id.test/oauth2/authorize"),
        new AdminCommand.ShowTrailKeys(issuer),
        new AdminCommand.ShowTrailHead(issuer),
        new AdminCommand.DeclareIssuer(issuer, "https://id.test", "{}", List.of()),
        new AdminCommand.ChangeIssuer(
            issuer, "https://id.test", "{}", List.of(), Instant.EPOCH, Set.of()),
        new AdminCommand.RemoveIssuer(issuer),
        new AdminCommand.ListKeys(issuer),
        new AdminCommand.RotateKey(issuer, Algorithm.ES256, Duration.ofHours(1), true, false),
        new AdminCommand.ListClients(issuer),
        new AdminCommand.ShowClient(issuer, WEB),
        new AdminCommand.DeclareClient(issuer, WEB, "{}", keep, keep, false),
        new AdminCommand.RotateClientSecret(issuer, WEB, false),
        new AdminCommand.EndFormerSecret(issuer, WEB),
        new AdminCommand.RemoveClient(issuer, WEB),
        new AdminCommand.DeclareWebhook(
            issuer, new WebhookTable.Declared(CRM, "https://crm.test", List.of(), true), keep),
        new AdminCommand.RotateWebhookSecret(issuer, CRM),
        new AdminCommand.RotateHookSecret(issuer, CRM),
        new AdminCommand.RotateSenderSecret(issuer, TextChannel.SMS),
        new AdminCommand.ReplayWebhook(issuer, CRM, 0),
        new AdminCommand.RemoveWebhook(issuer, CRM),
        new AdminCommand.ListPins(issuer),
        new AdminCommand.CreatePin(issuer, "desk", List.of(), Optional.empty(), Optional.empty()),
        new AdminCommand.RevokePin(issuer, "pin_x"));
  }

  private List<AdminCommand> ofMany() {
    var part = new Part(Optional.empty(), 10);
    var everybodys = new SessionCommand.Whose.Everybodys();
    return List.of(
        new AdminCommand.ListWebhooks(issuer),
        new AdminCommand.ShowWebhook(issuer, CRM),
        new AdminCommand.ListDeliveries(issuer, CRM, part),
        new SessionCommand.ListAllSessions(issuer, SessionList.Wanted.ALL, part),
        new SessionCommand.EndSessions(issuer, everybodys),
        new SessionCommand.ListGrants(issuer, GrantList.Wanted.ALL, part),
        new SessionCommand.RevokeGrant(issuer, new GrantId("g")),
        new SessionCommand.RevokeGrants(issuer, everybodys),
        new MailCommand.ListMails(issuer, Optional.empty(), part),
        new MailCommand.RetryMail(issuer, "m"),
        new MailCommand.CancelMail(issuer, "m"));
  }

  private List<AdminCommand> users() {
    var added = new NewUser(EMAIL, true, NONE, UserStatus.ACTIVE, Map.of());
    var edit = UserEdit.status(UserStatus.SUSPENDED, false);
    return List.of(
        new UserCommand.ListUsers(issuer, Optional.empty(), NONE, 10),
        new UserCommand.FindUsers(
            issuer, UserList.Wanted.beginning("b", Optional.empty(), Optional.empty()), 10),
        new UserCommand.ShowUser(issuer, BOB),
        new UserCommand.AddUser(issuer, added, new Credential.None(), NONE),
        new UserCommand.CheckUser(issuer, added, new Credential.None()),
        new UserCommand.InviteUser(issuer, EMAIL, NONE, "Acme", "en"),
        new UserCommand.ChangeUser(issuer, BOB, edit, Optional.empty(), NONE),
        new UserCommand.SetPassword(issuer, BOB, new Credential.Generated()),
        new UserCommand.NameUser(issuer, BOB, LoginName.Kind.USERNAME, NONE),
        new UserCommand.ListLoginNames(issuer, BOB),
        new UserCommand.ShowDeletion(issuer, BOB),
        new UserCommand.PlanDeletion(issuer, BOB, Instant.EPOCH),
        new UserCommand.RestoreUser(issuer, BOB),
        new UserCommand.SignOutUser(issuer, BOB),
        new UserCommand.RemoveUser(issuer, BOB),
        new UserCommand.MakeRecoveryCodes(issuer, BOB, Optional.empty()),
        new UserCommand.RemoveRecoveryCodes(issuer, BOB),
        new UserCommand.ListFactors(issuer, BOB),
        new UserCommand.RemoveFactors(issuer, BOB, NONE),
        new UserCommand.Impersonate(issuer, BOB, "the reason of ticket 42", Optional.empty()),
        new UserCommand.ListSessions(issuer, BOB),
        new UserCommand.EndSession(issuer, BOB, SESSION));
  }

  private List<AdminCommand> accounts() {
    var secret = new Secret("new");
    return List.of(
        new AccountCommand.ShowAccount(issuer, user),
        new AccountCommand.ListOwnSessions(issuer, user),
        new AccountCommand.EndOwnSession(issuer, user, SESSION),
        new AccountCommand.EndOtherSessions(issuer, user, Optional.empty()),
        new AccountCommand.SignOutEverywhere(issuer, user),
        new AccountCommand.ChangePassword(
            issuer, user, Optional.empty(), secret, Optional.empty(), NOTICE),
        new AccountCommand.EditProfile(issuer, user, Map.of("name", "Bob"), Set.of()),
        new AccountCommand.ExportAccount(issuer, user),
        new AccountCommand.AskDeletion(issuer, user, Instant.EPOCH, NOTICE),
        new AccountCommand.KeepAccount(issuer, user),
        new AccountCommand.ListConnections(issuer, user),
        new AccountCommand.EndConnection(issuer, user, WEB),
        new AccountCommand.ListPlaces(issuer, user),
        new AccountCommand.LeaveOrganization(issuer, user, organization),
        new AccountCommand.ChooseDefaultOrganization(issuer, user, organization),
        new AccountCommand.ListTrustedBrowsers(issuer, user, Instant.EPOCH),
        new AccountCommand.EndTrust(issuer, user, Optional.empty()),
        new AccountCommand.ListOwnInvitations(issuer, user),
        new AccountCommand.AnswerInvitation(issuer, user, INVITATION, true),
        new AccountCommand.ListActivity(issuer, user, Optional.empty(), 10),
        new AccountCommand.MakeOwnCodes(issuer, user, Optional.empty()),
        new AccountCommand.RemoveOwnCodes(issuer, user, Optional.empty()));
  }

  private List<AdminCommand> projects() {
    return List.of(
        new ProjectCommand.ListProjectUsers(issuer, PROJECT, 0, 10),
        new ProjectCommand.ChangeProjectUser(
            issuer, PROJECT, user, Optional.of("member"), Optional.empty()),
        new ProjectCommand.RemoveProjectUser(issuer, PROJECT, user),
        new ProjectCommand.ListProjectSessions(issuer, PROJECT, 0, 10),
        new ProjectCommand.EndProjectSessions(issuer, PROJECT, List.of()),
        new ProjectCommand.EndAllProjectSessions(issuer, PROJECT),
        new ProjectCommand.ListProjectPins(issuer, PROJECT),
        new ProjectCommand.MakeProjectPin(issuer, PROJECT, "desk", List.of(), new Secret("12345")),
        new ProjectCommand.StopProjectPin(issuer, PROJECT, "pin_x"),
        new ProjectCommand.ResetProjectLimits(issuer, PROJECT));
  }

  private List<AdminCommand> organizations() {
    var declared = new Organization(organization, "Acme", OrganizationStatus.ACTIVE);
    var change = new Change.Place(Optional.empty(), List.of());
    return List.of(
        new AdminCommand.ListOrganizations(issuer, new Part(Optional.empty(), 10)),
        new OrganizationCommand.ShowOrganization(issuer, organization),
        new OrganizationCommand.DeclareOrganization(issuer, declared, "{}"),
        new OrganizationCommand.CreateOrganization(issuer, declared),
        new OrganizationCommand.ChangeOrganization(
            issuer, organization, NONE, Optional.empty(), Optional.empty()),
        new OrganizationCommand.RemoveOrganization(issuer, organization),
        new OrganizationCommand.AddMember(issuer, organization, BOB, NONE, List.of()),
        new OrganizationCommand.DeclareMember(
            issuer, organization, EMAIL, NONE, List.of(), MembershipStatus.ACTIVE, "{}"),
        new OrganizationCommand.RemoveMember(issuer, organization, EMAIL),
        new OrganizationCommand.ListMembers(issuer, organization, NONE, 10),
        new OrganizationCommand.ShowMember(issuer, organization, user),
        new OrganizationCommand.ChangeMember(issuer, organization, user, change),
        new OrganizationCommand.DropMember(issuer, organization, user),
        new OrganizationCommand.ListOrganizationActivity(
            issuer, organization, Optional.empty(), 10));
  }

  private List<AdminCommand> browsing() {
    return List.of(
        new BrowseCommand.SearchUsers(issuer, "a", 10),
        new BrowseCommand.ListLatestSessions(issuer, Optional.empty(), 10),
        new BrowseCommand.BrowseEvents(
            issuer, "user.", Optional.of(user), Optional.empty(), Optional.empty(), 10));
  }

  private List<AdminCommand> invitationsAndDomains() {
    return List.of(
        new OrganizationCommand.ListInvitations(issuer, organization),
        new OrganizationCommand.InviteMember(issuer, organization, EMAIL, NONE, List.of(), "en"),
        new OrganizationCommand.ResendInvitation(issuer, organization, INVITATION, "en"),
        new OrganizationCommand.RevokeInvitation(issuer, organization, INVITATION),
        new OrganizationCommand.ListDomains(issuer, organization),
        new OrganizationCommand.ClaimDomain(issuer, organization, "acme.test"),
        new OrganizationCommand.VerifyDomain(issuer, organization, "acme.test"),
        new OrganizationCommand.RemoveDomain(issuer, organization, "acme.test"));
  }
}
