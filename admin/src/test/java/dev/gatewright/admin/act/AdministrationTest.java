package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Role;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Map;
import java.util.Optional;
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
    return run(new AdminCommand.AddUser(ACME, user, new Credential.Generated(), Optional.empty()));
  }

  @Test
  @DisplayName("each act's event says who acted")
  void events() {
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
    assertThat(run(new AdminCommand.ShowUser(ACME, ADA)))
        .isEqualTo(new AdminResult.Refused(new Refusal.NoSuchUser(ADA)));
    assertThat(new Refusal.NoSuchUser(ADA).isNotFound()).isTrue();
  }

  static Stream<AdminCommand> aboutNoOrganization() {
    var nowhere = new OrganizationId("org_nowhere");
    return Stream.of(
        new AdminCommand.ListDomains(ACME, nowhere),
        new AdminCommand.ClaimDomain(ACME, nowhere, "acme.test"),
        new AdminCommand.VerifyDomain(ACME, nowhere, "acme.test"),
        new AdminCommand.RemoveDomain(ACME, nowhere, "acme.test"),
        new AdminCommand.ListMembers(ACME, nowhere, Optional.empty(), 10),
        new AdminCommand.ListInvitations(ACME, nowhere),
        new AdminCommand.ListOrganizationActivity(ACME, nowhere, Optional.empty(), 10));
  }

  @ParameterizedTest
  @MethodSource("aboutNoOrganization")
  @DisplayName("an organization that is not there is named, and is no empty list")
  void noSuchOrganization(AdminCommand command) {
    assertThat(run(command))
        .isEqualTo(new AdminResult.Refused(new Refusal.NoSuchOrganization("org_nowhere")));
  }

  @Test
  @DisplayName("a suspension ends sessions unless it is a pause")
  void suspension() {
    addAda();

    assertThat(suspend(true)).isEqualTo(new AdminResult.UserChanged(false));
    assertThat(suspend(false)).isEqualTo(new AdminResult.UserChanged(true));
    assertThat(addAda()).isEqualTo(new AdminResult.Refused(new Refusal.AddressTaken(ADA)));
  }

  private AdminResult suspend(boolean keepSessions) {
    return run(
        new AdminCommand.ChangeUser(
            ACME, ADA, UserEdit.status(UserStatus.SUSPENDED, keepSessions), Optional.empty()));
  }

  @Test
  @DisplayName("a made password is in the result once, and never printed")
  void madePassword() {
    var added = (AdminResult.UserAdded) addAda();

    assertThat(added.password()).isPresent();
    assertThat(added.toString()).doesNotContain(added.password().orElseThrow().reveal());
  }
}
