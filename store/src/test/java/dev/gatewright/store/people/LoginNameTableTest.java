package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.LoginName.Kind;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.LoginNames.Giving;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Sql;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A login name and the claim that tells it")
final class LoginNameTableTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final By BY = By.operator("command line", Instant.parse("2026-11-22T10:00:00Z"));
  private static final LoginName NAME = LoginName.parse(Kind.USERNAME, "ada.l").orElseThrow();
  private static final LoginName NUMBER = LoginName.parse(Kind.PHONE, "+3512100000").orElseThrow();
  private static final Sql NO_CLAIMS_CAN_BE_WRITTEN =
      Sql.of(
          """
          CREATE TRIGGER broken BEFORE UPDATE OF claims ON user_account
          BEGIN SELECT raise(ABORT, 'broken on purpose'); END
          """);

  private final Database database =
      Database.openInMemory(
          "login names",
          2,
          cause -> {
            throw new AssertionError(cause);
          });
  private final EventTable events = new EventTable(database.readers(), new SecureRandom());
  private final UserTable users = new UserTable(database, events);
  private final LoginNameTable names = new LoginNameTable(database, events);

  @BeforeEach
  void add() {
    for (var user : List.of(ADA, BOB)) {
      var email = user.value() + "@acme.test";
      users.add(
          ACME,
          new User(
              user,
              new CanonicalEmail(email),
              email,
              true,
              Claims.NONE,
              Optional.empty(),
              UserStatus.ACTIVE,
              BY.at(),
              BY.at(),
              Optional.empty()),
          Optional.empty(),
          BY);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("A unit that fails at the claim leaves neither the name nor the claim")
  void oneUnit() {
    database.writer().commit(connection -> connection.on(NO_CLAIMS_CAN_BE_WRITTEN).run());

    assertThatThrownBy(() -> names.give(ACME, ADA, NAME, BY))
        .isInstanceOf(IllegalStateException.class);

    assertThat(names.find(ACME, NAME)).isEmpty();
    assertThat(names.of(ACME, ADA)).isEmpty();
    assertThat(claims()).isEmpty();
    assertThat(events.after("acme", 0, 100)).extracting(KeptEvent::name).containsOnly("user.added");
  }

  @Test
  @DisplayName("The other claims stay as they are when the name is written")
  void others() {
    say(Map.of("nickname", "Countess"));
    assertThat(names.give(ACME, ADA, NAME, BY)).isEqualTo(Giving.GIVEN);
    assertThat(claims())
        .isEqualTo(Map.of("nickname", "Countess", "preferred_username", NAME.value()));

    assertThat(names.take(ACME, ADA, Kind.USERNAME, BY)).isTrue();
    assertThat(claims()).isEqualTo(Map.of("nickname", "Countess"));
  }

  @Test
  @DisplayName("Whoever has the name already is told of by the claim again")
  void again() {
    names.give(ACME, ADA, NAME, BY);
    users.update(ACME, ADA, UserChange.NONE.withClaims(Claims.NONE), BY);

    assertThat(names.give(ACME, ADA, NAME, BY)).isEqualTo(Giving.GIVEN);
    assertThat(claims()).isEqualTo(Map.of("preferred_username", NAME.value()));
  }

  @Test
  @DisplayName("A number that was verified stays so as long as it is the same")
  void verified() {
    say(Map.of("phone_number", NUMBER.value(), "phone_number_verified", true));
    names.give(ACME, ADA, NUMBER, BY);
    assertThat(claims()).containsEntry("phone_number_verified", true);

    var other = LoginName.parse(Kind.PHONE, "+3512100001").orElseThrow();
    names.give(ACME, ADA, other, BY);
    assertThat(claims()).isEqualTo(Map.of("phone_number", other.value()));

    say(Map.of("phone_number", other.value(), "phone_number_verified", true));
    assertThat(names.take(ACME, ADA, Kind.PHONE, BY)).isTrue();
    assertThat(claims()).isEmpty();
  }

  @Test
  @DisplayName("Where no name is given or taken, no claim changes")
  void nothing() {
    say(Map.of("preferred_username", "countess"));
    assertThat(names.take(ACME, ADA, Kind.USERNAME, BY)).isFalse();
    names.give(ACME, BOB, NAME, BY);
    assertThat(names.give(ACME, ADA, NAME, BY)).isEqualTo(Giving.TAKEN);
    assertThat(names.give(ACME, new UserId("nobody"), NAME, BY)).isEqualTo(Giving.NO_SUCH_USER);
    assertThat(claims()).isEqualTo(Map.of("preferred_username", "countess"));
  }

  private void say(Map<String, Object> claims) {
    var said = Claims.parse(new LinkedHashMap<>(claims)).orElseThrow();
    users.update(ACME, ADA, UserChange.NONE.withClaims(said), BY);
  }

  private Map<String, Object> claims() {
    return users.findById(ACME, ADA).orElseThrow().claims().values();
  }
}
