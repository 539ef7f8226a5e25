package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Role;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventPlace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Carrying out commands")
final class AdministrationTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final String ADA = "ada@acme.test";

  private final Ground ground = new Ground("administration");

  @BeforeEach
  void open() {
    ground.declare(ACME);
  }

  @AfterEach
  void close() {
    ground.close();
  }

  private AdminResult run(AdminCommand command) {
    return ground.run(command);
  }

  private AdminResult addAda() {
    var user = new NewUser(ADA, true, Optional.of("admin"), UserStatus.ACTIVE, Map.of());
    return run(new UserCommand.AddUser(ACME, user, new Credential.Generated(), Optional.empty()));
  }

  @Test
  @DisplayName("each act's event says who acted")
  void actors() {
    addAda();
    run(
        new AdminCommand.DeclareClient(
            ACME,
            new ClientId("web"),
            "{}",
            new SecretChange.Generate(),
            SecretChange.keep(),
            false));

    assertThat(ground.trail(ACME))
        .allMatch(event -> event.actor().equals("operator:command line"))
        .extracting(event -> event.name())
        .contains("issuer.declared", "user.added", "client.declared");
  }

  @Test
  @DisplayName("what may not be done is refused and changes nothing")
  void notAllowed() {
    var key = new Actor.ApiKey("key_report", Mandate.of(Role.AUDITOR, ACME));

    var result = ground.run(key, new AdminCommand.RemoveIssuer(ACME));

    assertThat(result).isEqualTo(new AdminResult.Refused(new Refusal.NotAllowed()));
    assertThat(ground.store().issuers().find(ACME)).isPresent();
  }

  @Test
  @DisplayName("what is not there is named, and its kind is known")
  void notFound() {
    var other = new AdminCommand.ListClients(new IssuerId("other"));

    assertThat(run(other)).isEqualTo(new AdminResult.Refused(new Refusal.NoSuchIssuer("other")));
    assertThat(run(new UserCommand.ShowUser(ACME, UserRef.address(ADA))))
        .isEqualTo(new AdminResult.Refused(new Refusal.NoSuchUser(ADA)));
    assertThat(new Refusal.NoSuchUser(ADA).isNotFound()).isTrue();
  }

  static Stream<AdminCommand> aboutNoOrganization() {
    var nowhere = new OrganizationId("org_nowhere");
    return Stream.of(
        new OrganizationCommand.ShowOrganization(ACME, nowhere),
        new OrganizationCommand.ListDomains(ACME, nowhere),
        new OrganizationCommand.ClaimDomain(ACME, nowhere, "acme.test"),
        new OrganizationCommand.VerifyDomain(ACME, nowhere, "acme.test"),
        new OrganizationCommand.RemoveDomain(ACME, nowhere, "acme.test"),
        new OrganizationCommand.ListMembers(ACME, nowhere, Optional.empty(), 10),
        new OrganizationCommand.ListInvitations(ACME, nowhere),
        new OrganizationCommand.ListOrganizationActivity(ACME, nowhere, Optional.empty(), 10));
  }

  @ParameterizedTest
  @MethodSource("aboutNoOrganization")
  @DisplayName("an organization that is not there is named, and is no empty list")
  void noSuchOrganization(AdminCommand command) {
    assertThat(run(command))
        .isEqualTo(new AdminResult.Refused(new Refusal.NoSuchOrganization("org_nowhere")));
  }

  @Test
  @DisplayName("a person is named by id or by address, and each says nothing at another issuer")
  void names() {
    ground.declare(OTHER);
    var ada = ((AdminResult.UserAdded) addAda()).user().id();

    for (var ref : List.of(UserRef.id(ada), UserRef.address("ADA@acme.test"))) {
      assertThat(run(new UserCommand.ShowUser(ACME, ref)))
          .isInstanceOfSatisfying(
              AdminResult.UserShown.class, shown -> assertThat(shown.user().id()).isEqualTo(ada));
      assertThat(run(new UserCommand.ShowUser(OTHER, ref)))
          .isEqualTo(new AdminResult.Refused(new Refusal.NoSuchUser(ref.text())));
      assertThat(run(new UserCommand.RemoveUser(OTHER, ref)))
          .isEqualTo(new AdminResult.Refused(new Refusal.NoSuchUser(ref.text())));
    }
    assertThat(run(new UserCommand.RemoveUser(ACME, UserRef.id(ada))))
        .isEqualTo(new AdminResult.Done());
  }

  @Test
  @DisplayName("a change of what was seen is refused once the account is another")
  void changesOfWhatWasSeen() {
    var ada = ((AdminResult.UserAdded) addAda()).user();

    assertThat(call(ada, "Ada", Optional.of(ada.updatedAt())))
        .isInstanceOf(AdminResult.UserChanged.class);
    assertThat(call(ada, "Eve", Optional.of(ada.updatedAt())))
        .isEqualTo(new AdminResult.Refused(new Refusal.ChangedMeanwhile()));
    assertThat(call(ada, "Ada L", Optional.empty()))
        .isInstanceOfSatisfying(
            AdminResult.UserChanged.class,
            changed -> assertThat(changed.user().claims().one("name")).contains("Ada L"));
  }

  private AdminResult call(User user, String name, Optional<Instant> seen) {
    var edit =
        new UserEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Map.of("name", name),
            Set.of());
    return run(
        new UserCommand.ChangeUser(ACME, UserRef.id(user.id()), edit, seen, Optional.empty()));
  }

  @Test
  @DisplayName("another address is not verified, unless the change says so; the same one stays so")
  void anotherAddress() {
    var ada = ((AdminResult.UserAdded) addAda()).user();

    assertThat(move(ada, "ADA@acme.test", Optional.empty()).emailVerified()).isTrue();
    assertThat(move(ada, "ada@west.test", Optional.empty()))
        .returns(false, User::emailVerified)
        .returns("ada@west.test", User::emailAsTyped);
    assertThat(move(ada, "ada@east.test", Optional.of(true)).emailVerified()).isTrue();
    assertThat(run(moving(ada, "nothing", Optional.empty())))
        .isEqualTo(new AdminResult.Refused(new Refusal.NoAddress("nothing")));
  }

  private User move(User user, String to, Optional<Boolean> verified) {
    return ((AdminResult.UserChanged) run(moving(user, to, verified))).user();
  }

  private static AdminCommand moving(User user, String to, Optional<Boolean> verified) {
    var edit =
        new UserEdit(
            Optional.of(to),
            verified,
            Optional.empty(),
            Optional.empty(),
            false,
            Map.of(),
            Set.of());
    return new UserCommand.ChangeUser(
        ACME, UserRef.id(user.id()), edit, Optional.empty(), Optional.empty());
  }

  @Test
  @DisplayName("of the issuers, a key sees those that its mandate reaches")
  void issuersOfAMandate() {
    ground.declare(OTHER);
    var list = new AdminCommand.ListIssuers();

    assertThat(ids(run(list))).containsExactly(ACME, OTHER);
    assertThat(ids(ground.run(new Actor.ApiKey("k", Mandate.owner()), list)))
        .containsExactly(ACME, OTHER);
    assertThat(ids(ground.run(new Actor.ApiKey("k", Mandate.of(Role.AUDITOR, ACME)), list)))
        .containsExactly(ACME);
  }

  private static List<IssuerId> ids(AdminResult result) {
    return ((AdminResult.Issuers) result).issuers().stream().map(issuer -> issuer.id()).toList();
  }

  @Test
  @DisplayName("events are told from a number on, or the last ones, and whether there are more")
  void events() {
    addAda();

    var all =
        (AdminResult.Events)
            run(new AdminCommand.ListEvents(ACME, Optional.of(EventPlace.BEGINNING), 100));
    var first =
        (AdminResult.Events)
            run(new AdminCommand.ListEvents(ACME, Optional.of(EventPlace.BEGINNING), 1));
    var last = (AdminResult.Events) run(new AdminCommand.ListEvents(ACME, Optional.empty(), 1));
    assertThat(all.more()).isFalse();
    assertThat(first.more()).isTrue();
    assertThat(first.events()).containsExactly(all.events().getFirst());
    assertThat(last.more()).isFalse();
    assertThat(last.events()).containsExactly(all.events().getLast());
  }

  @Test
  @DisplayName("a suspension ends sessions unless it is a pause")
  void suspension() {
    addAda();

    assertThat(suspend(true))
        .isInstanceOfSatisfying(
            AdminResult.UserChanged.class,
            changed -> assertThat(changed.endedSessions()).isFalse());
    assertThat(suspend(false))
        .isInstanceOfSatisfying(
            AdminResult.UserChanged.class, changed -> assertThat(changed.endedSessions()).isTrue());
    assertThat(addAda()).isEqualTo(new AdminResult.Refused(new Refusal.AddressTaken(ADA)));
  }

  private AdminResult suspend(boolean keepSessions) {
    return run(
        new UserCommand.ChangeUser(
            ACME,
            UserRef.address(ADA),
            UserEdit.status(UserStatus.SUSPENDED, keepSessions),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  @DisplayName("a made password is in the result once, and never printed")
  void madePassword() {
    var added = (AdminResult.UserAdded) addAda();

    assertThat(added.password()).isPresent();
    assertThat(added.toString()).doesNotContain(added.password().orElseThrow().reveal());
  }
}
