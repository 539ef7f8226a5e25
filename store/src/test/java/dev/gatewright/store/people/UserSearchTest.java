package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("People are found by the beginning of what they are called")
final class UserSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final By BY = By.server(NOW);

  @TempDir private static Path folder;
  private static int opened;

  private final SecureRandom random = new SecureRandom();
  private final Database database =
      Database.openSqlite(
          folder.resolve("search" + opened++ + ".db"),
          2,
          cause -> {
            throw new AssertionError(cause);
          });
  private final EventTable events = new EventTable(database.readers(), random);
  private final UserTable users = new UserTable(database, events);
  private final UserSearch search = new UserSearch(database);

  @AfterEach
  void close() {
    database.close();
  }

  private User add(TenantId tenant, String email, String name) {
    var claims = Claims.parse(Map.of("name", name)).orElseThrow();
    var user =
        User.joining(
            UserId.generate(random), CanonicalEmail.parse(email).orElseThrow(), email, claims, NOW);
    users.add(tenant, user, Optional.empty(), BY);
    return user;
  }

  private List<String> found(String text) {
    return search.search(ACME, text, 10).stream().map(User::emailAsTyped).toList();
  }

  @Test
  @DisplayName(
      "by address, name, username and id, in any case, each person once, of one issuer alone")
  void found() {
    var ada = add(ACME, "ada@acme.test", "Ada Lovelace");
    add(ACME, "eve@acme.test", "ÄDA Ärger");
    add(ACME, "bob@acme.test", "Bob");
    add(new TenantId("globex"), "ada@globex.test", "Ada");
    new LoginNameTable(database, events)
        .give(
            ACME, ada.id(), LoginName.parse(LoginName.Kind.USERNAME, "countess").orElseThrow(), BY);

    assertThat(found("ad")).containsExactly("ada@acme.test");
    assertThat(found("ADA LOVE")).containsExactly("ada@acme.test");
    assertThat(found("äda ä")).containsExactly("eve@acme.test");
    assertThat(found("coun")).containsExactly("ada@acme.test");
    assertThat(found(ada.id().value())).containsExactly("ada@acme.test");
    assertThat(found("lovelace")).as("not a beginning").isEmpty();
    assertThat(found("%")).isEmpty();
    assertThat(found("_")).isEmpty();
  }

  @Test
  @DisplayName("another name is found at once, and the one before it no more")
  void renamed() {
    var ada = add(ACME, "ada@acme.test", "Ada");
    var king = Claims.parse(Map.of("name", "King")).orElseThrow();
    users.update(ACME, ada.id(), UserChange.NONE.withClaims(king), Optional.empty(), BY);
    assertThat(found("king")).containsExactly("ada@acme.test");
    users.update(ACME, ada.id(), UserChange.NONE.withRole("clerk"), Optional.empty(), BY);
    assertThat(found("king")).as("a change of something else").containsExactly("ada@acme.test");
    users.update(ACME, ada.id(), UserChange.NONE.withClaims(Claims.NONE), Optional.empty(), BY);
    assertThat(found("king")).isEmpty();
  }
}
