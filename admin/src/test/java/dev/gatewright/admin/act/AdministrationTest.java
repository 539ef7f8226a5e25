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
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
