package dev.gatewright.admin.act;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdministratorCommand.GrantAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.InviteAdministrator;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may do what")
final class AuthorizationTest {
  /// Who may, by the first letter: owner, administrator, support, auditor; member, for whoever
  /// looks after an organization of theirs; person; J, for whoever administers a project; and G,
  /// for whoever has the role for an organization. Each of them in the issuer, the organization and
  /// the account that are their own; the owner in every issuer, and whoever runs the server
  /// everything.
  private static final String TABLE =
      """
      ListIssuers                O A . U . .
      WriteBackup                O . . . . .
      ListApiKeys/server         O . . . . .
      CreateApiKey/server        O . . . . .
      RevokeApiKey/server        O . . . . .
      ListAdministrators/server  O . . . . .
      GrantAdministrator/server  O . . . . .
      RevokeAdministrator/server O . . . . .
      InviteAdministrator/server O . . . . .
      RevokeAdministratorInvitation/server O . . . . .
      MakeOwnerLink/server       . . . . . .
      GrantProgram/server        . . . . . .

      ListApiKeys                O A . U . .
      CreateApiKey               O A . . . .
      RevokeApiKey               O A . . . .
      ListAdministrators         O A . U . .
      GrantAdministrator         O A . . . .
      RevokeAdministrator        O A . . . .
      InviteAdministrator        O A . . . .
      RevokeAdministratorInvitation O A . . . .
      ShowIssuer                 O A . U . .
      ListEvents                 O A S U . .
      ShowStatistics             O A S U . .
      ListRefusals               O A S U . .
      ExplainRefusal             O A S U . .
      JudgeRequest               O A S U . .
      ShowTrailKeys              O A S U . .
      ShowTrailHead              O A S U . .
      DeclareIssuer              O . . . . .
      ChangeIssuer               O A . . . .
      RemoveIssuer               O . . . . .
      ListKeys                   O A . U . .
      RotateKey                  O . . . . .
      ListClients                O A . U . .
      ShowClient                 O A . U . .
      DeclareClient              O A . . . .
      RotateClientSecret         O A . . . .
      EndFormerSecret            O A . . . .
      RemoveClient               O A . . . .
      ListWebhooks               O . . . . .
      ShowWebhook                O . . . . .
      ListDeliveries             O . . . . .
      ListAllSessions            O A S U . .
      EndSessions                O A S . . .
      ListGrants                 O A S U . .
      RevokeGrant                O A S . . .
      RevokeGrants               O A S . . .
      ListMails                  O A S U . .
      RetryMail                  O A . . . .
      CancelMail                 O A . . . .
      DeclareWebhook             O . . . . .
      RotateWebhookSecret        O . . . . .
      RotateHookSecret           O . . . . .
      RotateSenderSecret         O . . . . .
      ReplayWebhook              O . . . . .
      RemoveWebhook              O . . . . .
      SearchUsers                O A S U . .
      ListLatestSessions         O A S U . .
      BrowseEvents               O A S U . .
      ListPins                   O A . U . .
      CreatePin                  O A . . . .
      RevokePin                  O A . . . .

      ListUsers                  O A S U . .
      FindUsers                  O A S U . .
      ShowUser                   O A S U . .
      CheckUser                  O A S U . .
      AddUser                    O A . . . .
      InviteUser                 O A . . . .
      ChangeUser                 O A . . . .
      SetPassword                O A . . . .
      NameUser                   O A . . . .
      ListLoginNames             O A S U . .
      ShowDeletion               O A S U . .
      PlanDeletion               O A . . . .
      RestoreUser                O A . . . .
      SignOutUser                O A S . . .
      RemoveUser                 O A . . . .
      MakeRecoveryCodes          O A . . . .
      RemoveRecoveryCodes        O A . . . .
      ListFactors                O A S U . .
      RemoveFactors              O A . . . .
      Impersonate                O A . . . .
      ListSessions               O A S U . .
      EndSession                 O A S . . .

      ShowAccount                O A S U . P
      ListOwnSessions            O A S U . P
      EndOwnSession              O A S . . P
      EndOtherSessions           O A S . . P
      SignOutEverywhere          O A S . . P
      ChangePassword             O A . . . P
      EditProfile                O A . . . P
      ExportAccount              O A . . . P
      AskDeletion                O A . . . P
      KeepAccount                O A . . . P
      ListConnections            O A S U . P
      EndConnection              O A . . . P
      ListPlaces                 O A S U . P
      LeaveOrganization          O A . . . P
      ChooseDefaultOrganization  O A . . . P
      ListTrustedBrowsers        O A S U . P
      EndTrust                   O A S . . P
      ListOwnInvitations         O A S U . P
      AnswerInvitation           O A . . . P
      ListActivity               O A S U . P
      MakeOwnCodes               O A . . . P
      RemoveOwnCodes             O A . . . P

      ListProjectUsers           O A S U . . J
      ChangeProjectUser          O A . . . . J
      RemoveProjectUser          O A . . . . J
      ListProjectSessions        O A S U . . J
      EndProjectSessions         O A S . . . J
      EndAllProjectSessions      O A S . . . J
      ListProjectPins            O A . U . . J
      MakeProjectPin             O A . . . . J
      StopProjectPin             O A . . . . J
      ResetProjectLimits         O A . . . . J

      ListOrganizations          O A S U . . G
      ShowOrganization           O A S U M . G
      DeclareOrganization        O A . . . .
      CreateOrganization         O A . . . .
      ChangeOrganization         O A . . . .
      RemoveOrganization         O A . . . .
      AddMember                  O A . . . .
      DeclareMember              O A . . . .
      RemoveMember               O A . . . .
      ListMembers                O A S U M . G
      ShowMember                 O A S U M . G
      ChangeMember               O A . . M . G
      DropMember                 O A . . M . G
      ListOrganizationActivity   O A S U M .
      ListInvitations            O A S U M . G
      InviteMember               O A . . M . G
      ResendInvitation           O A . . M . G
      RevokeInvitation           O A . . M . G
      ListDomains                O A S U M . G
      ClaimDomain                O A . . M . G
      VerifyDomain               O A . . M . G
      RemoveDomain               O A . . M . G
      ListAdministrators/organization  O A . U . . G
      GrantAdministrator/organization  O A . . . . G
      RevokeAdministrator/organization O A . . . . G
      InviteAdministrator/organization O A . . . . G
      RevokeAdministratorInvitation/organization O A . . . . G
      """;

  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final OrganizationId ORG = new OrganizationId("org_acme");
  private static final OrganizationId OTHER_ORG = new OrganizationId("org_other");
  private static final UserId ADA = UserId.generate(new SecureRandom());
  private static final UserId BOB = UserId.generate(new SecureRandom());

  private static final Map<String, String> ALLOWED =
      TABLE
          .lines()
          .filter(line -> !line.isBlank())
          .map(line -> line.split(" +", 2))
          .collect(toMap(row -> row[0], row -> row[1]));

  /// Whoever asks, the letter of the table, and whether the issuer is no bound.
  private record Asker(Actor actor, String letter, boolean everywhere) {}

  private static final List<Asker> ASKERS =
      List.of(
          asker(Mandate.owner(), "O", Asking.KEY),
          asker(Mandate.owner(), "O", Asking.PERSON),
          asker(Mandate.of(Role.ADMINISTRATOR, ACME), "A", Asking.KEY),
          asker(Mandate.of(Role.ADMINISTRATOR, ACME), "A", Asking.PERSON),
          asker(Mandate.of(Role.SUPPORT, ACME), "S", Asking.KEY),
          asker(Mandate.of(Role.SUPPORT, ACME), "S", Asking.PERSON),
          asker(Mandate.of(Role.AUDITOR, ACME), "U", Asking.KEY),
          asker(Mandate.of(Role.AUDITOR, ACME), "U", Asking.PERSON),
          asker(Mandate.owner(), "O", Asking.PROGRAM),
          asker(Mandate.of(Role.ADMINISTRATOR, ACME), "A", Asking.PROGRAM),
          asker(Mandate.of(ACME, ORG), "G", Asking.PERSON),
          new Asker(new Actor.OrganizationAdministrator(ACME, ORG, ADA), "M", false),
          new Asker(new Actor.Person(ACME, ADA), "P", false),
          new Asker(project(CommandSamples.PROJECT), "J", false));

  private static Actor project(ClientId project) {
    return new Actor.ProjectAdministrator(ACME, project, ADA, new GrantId("grant"));
  }

  private enum Asking {
    KEY,
    PERSON,
    PROGRAM
  }

  private static Asker asker(Mandate mandate, String letter, Asking asking) {
    var actor =
        switch (asking) {
          case KEY -> new Actor.ApiKey("key_x", mandate);
          case PERSON -> new Actor.Administrator(ADA, mandate, true);
          case PROGRAM -> new Actor.Program(new ClientId("job"), mandate);
        };
    return new Asker(actor, letter, mandate.issuer().isEmpty());
  }

  private static final List<AdminCommand> OWN =
      Stream.concat(
              CommandSamples.ofServer().stream(),
              new CommandSamples(ACME, ORG, ADA).ofIssuer().stream())
          .toList();

  private static final List<AdminCommand> ELSEWHERE =
      new CommandSamples(OTHER, ORG, ADA).ofIssuer();

  @Test
  @DisplayName("The table has every kind of command, once")
  void isComplete() {
    assertThat(OWN.stream().map(CommandSamples::name))
        .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    assertThat(OWN.stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(CommandSamples.kinds());
    assertThat(TABLE.lines().filter(line -> !line.isBlank())).hasSize(ALLOWED.size());
    assertThat(ASKERS.stream().flatMap(asker -> mandate(asker.actor()).stream()).map(Mandate::role))
        .contains(Role.values());
  }

  private static Optional<Mandate> mandate(Actor actor) {
    return switch (actor) {
      case Actor.Mandated mandated -> Optional.of(mandated.mandate());
      case Actor.Operator _,
          Actor.OrganizationAdministrator _,
          Actor.Person _,
          Actor.ProjectAdministrator _ ->
          Optional.empty();
    };
  }

  @Test
  @DisplayName("Everybody may what the table says, about what is their own")
  void own() {
    var wrong = new ArrayList<String>();
    for (var command : OWN) {
      var row = ALLOWED.getOrDefault(CommandSamples.name(command), "");
      for (var asker : ASKERS) {
        if (Authorization.allows(asker.actor(), command) != row.contains(asker.letter())) {
          wrong.add(asker.actor() + " and " + command);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("In another issuer nobody may anything but the owner, who may the same as in any")
  void elsewhere() {
    var wrong = new ArrayList<String>();
    for (var command : ELSEWHERE) {
      for (var asker : ASKERS) {
        if (Authorization.allows(asker.actor(), command) != asker.everywhere()) {
          wrong.add(asker.actor() + " and " + command);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("Whoever administers an organization, and a person, reach no other in their issuer")
  void neighbours() {
    var member = new Actor.OrganizationAdministrator(ACME, ORG, ADA);
    var person = new Actor.Person(ACME, ADA);

    assertThat(new CommandSamples(ACME, OTHER_ORG, BOB).ofIssuer())
        .noneMatch(command -> Authorization.allows(member, command))
        .noneMatch(command -> Authorization.allows(person, command));
  }

  @Test
  @DisplayName("Nobody gets a key for one organization, since keys count in an issuer")
  void noKeysOfOrganizations() {
    for (var asker : ASKERS) {
      assertThat(Authorization.allows(asker.actor(), create(Mandate.of(ACME, ORG)))).isFalse();
    }
  }

  @Test
  @DisplayName("Whoever administers a project reaches no other in their issuer")
  void otherProjects() {
    var other = project(new ClientId("proj_other"));

    assertThat(OWN).noneMatch(command -> Authorization.allows(other, command));
  }

  @Test
  @DisplayName("Whoever runs the server may everything")
  void operator() {
    var operator = new Actor.Operator("command line");

    assertThat(OWN).allMatch(command -> Authorization.allows(operator, command));
    assertThat(ELSEWHERE).allMatch(command -> Authorization.allows(operator, command));
  }

  @Test
  @DisplayName("A key that was given less than its role lets do that, and nothing else")
  void narrowed() {
    for (var permission : Permission.values()) {
      var mandate =
          new Mandate(
              Role.ADMINISTRATOR,
              Optional.of(ACME),
              List.of(permission).stream().collect(Collectors.toSet()));
      var whole = new Actor.ApiKey("key_x", Mandate.of(Role.ADMINISTRATOR, ACME));
      var key = new Actor.ApiKey("key_y", mandate);

      for (var command : OWN) {
        boolean needs = Permission.of(command) == permission;
        boolean gives =
            command instanceof CreateApiKey
                || command instanceof GrantAdministrator
                || command instanceof InviteAdministrator;
        assertThat(Authorization.allows(key, command))
            .as("%s with %s", command, permission)
            .isEqualTo(needs && !gives && Authorization.allows(whole, command));
      }
    }
  }

  @Test
  @DisplayName("whoever gives somebody another address may set their credentials, as its mail does")
  void anotherAddress() {
    var some = EnumSet.of(Permission.USERS_READ, Permission.USERS_WRITE);
    var both = EnumSet.of(Permission.USERS_WRITE, Permission.CREDENTIALS_WRITE);

    assertThat(Authorization.allows(key(some), move(Optional.empty()))).isTrue();
    assertThat(Authorization.allows(key(some), move(Optional.of("eve@acme.test")))).isFalse();
    assertThat(Authorization.allows(key(both), move(Optional.of("eve@acme.test")))).isTrue();
  }

  @Test
  @DisplayName(
      "whoever says that an address is its person's may set credentials, as its proof does")
  void verifiedAddress() {
    var some = EnumSet.of(Permission.USERS_READ, Permission.USERS_WRITE);
    var both = EnumSet.of(Permission.USERS_WRITE, Permission.CREDENTIALS_WRITE);

    assertThat(Authorization.allows(key(some), add(false))).isTrue();
    for (var command : List.of(add(true), verify(true), verify(false))) {
      assertThat(Authorization.allows(key(some), command)).isFalse();
      assertThat(Authorization.allows(key(both), command)).isTrue();
    }
  }

  private static AdminCommand add(boolean verified) {
    var user =
        new NewUser("eve@acme.test", verified, Optional.empty(), UserStatus.ACTIVE, Map.of());
    return new UserCommand.AddUser(ACME, user, new Credential.None(), Optional.empty());
  }

  private static Actor key(Set<Permission> permissions) {
    return new Actor.ApiKey(
        "key_x", new Mandate(Role.ADMINISTRATOR, Optional.of(ACME), permissions));
  }

  private static AdminCommand move(Optional<String> email) {
    return change(email, Optional.empty());
  }

  private static AdminCommand verify(boolean verified) {
    return change(Optional.empty(), Optional.of(verified));
  }

  private static AdminCommand change(Optional<String> email, Optional<Boolean> verified) {
    var edit =
        new UserEdit(
            email, verified, Optional.of("clerk"), Optional.empty(), false, Map.of(), Set.of());
    return new UserCommand.ChangeUser(
        ACME, UserRef.id(BOB), edit, Optional.empty(), Optional.empty());
  }

  private static CreateApiKey create(Mandate mandate) {
    return new CreateApiKey("ci", mandate, List.of(), Optional.empty());
  }
}
