package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.store.people.UserList.Place;
import dev.gatewright.store.people.UserList.Walk;
import dev.gatewright.store.people.UserList.Wanted;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("People are listed in an order, part after part")
final class UserListTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Optional<UserStatus> ANY = Optional.empty();

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO user_account (
            issuer, id, email, email_as_typed, email_verified, claims, status, created_at,
            updated_at)
          VALUES (:issuer, :id, :email, :email, 0, :claims, :status, :at, :at)
          """);

  private static final Sql NAME =
      Sql.of("INSERT INTO login_name VALUES (:issuer, :kind, :name, :user)");

  private static final Sql FILL =
      Sql.of(
          """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
          INSERT INTO user_account (
            issuer, id, email, email_as_typed, email_verified, claims, status, created_at,
            updated_at)
          SELECT 'acme', 'usr_m' || i, printf('m%05d@acme.test', i),
            printf('m%05d@acme.test', i), 0,
            '{"name":"Many"}', 'ACTIVE', i, i FROM n
          """);

  private final Database database =
      Database.openInMemory(
          "user list",
          1,
          cause -> {
            throw new AssertionError(cause);
          });

  private final UserList list = new UserList(database);

  @AfterEach
  void close() {
    database.close();
  }

  private void add(String issuer, String id, String email, String claims, String status, long at) {
    database
        .writer()
        .commit(c ->
            c.on(ADD)
                .set("issuer", issuer)
                .set("id", "usr_" + id)
                .set("email", email)
                .set("claims", claims)
                .set("status", status)
                .set("at", at)
                .run());
  }

  private void name(String kind, String name, String id) {
    database
        .writer()
        .commit(c ->
            c.on(NAME)
                .set("issuer", "acme")
                .set("kind", kind)
                .set("name", name)
                .set("user", "usr_" + id)
                .run());
  }

  private void people() {
    add("acme", "1", "ada@acme.test", "{\"name\":\"Ada Lovelace\"}", "ACTIVE", 10);
    add("acme", "2", "bob@acme.test", "{\"name\":\"adam Smith\"}", "SUSPENDED", 20);
    add("acme", "3", "cy@acme.test", "{}", "ACTIVE", 20);
    add("acme", "4", "dee@acme.test", "{\"name\":\"Äda\"}", "ACTIVE", 40);
    add("acme", "5", "eve@acme.test", "{\"name\":\"Ada Lovelace\"}", "ACTIVE", 50);
    add("other", "6", "ada@other.test", "{\"name\":\"Ada\"}", "SUSPENDED", 60);
    name("USERNAME", "adaline", "3");
    name("USERNAME", "ada", "1");
    name("PHONE", "+4917012", "4");
  }

  private List<String> all(Function<Optional<Place>, Wanted> wanted, int most) {
    var found = new ArrayList<String>();
    Optional<Place> after = Optional.empty();
    do {
      var part = list.find(ACME, wanted.apply(after), most);
      part.users().forEach(user -> found.add(user.id().value()));
      assertThat(part.users()).hasSizeLessThanOrEqualTo(most);
      after = part.next();
    } while (after.isPresent());
    return found;
  }

  private List<String> sorted(Walk walk, Optional<UserStatus> status, int most) {
    return all(after -> new Wanted(List.of(walk), Optional.empty(), status, after), most);
  }

  private List<String> beginning(String typed, Optional<UserStatus> status, int most) {
    return all(after -> Wanted.beginning(typed, status, after), most);
  }

  @Test
  @DisplayName("by creation, by name and by address, of one issuer, whatever the size of a part")
  void orders() {
    people();
    for (int most = 1; most <= 6; most++) {
      assertThat(sorted(Walk.CREATION, ANY, most))
          .containsExactly("usr_5", "usr_4", "usr_3", "usr_2", "usr_1");
      assertThat(sorted(Walk.NAME, ANY, most)).containsExactly("usr_1", "usr_5", "usr_2", "usr_4");
      assertThat(sorted(Walk.ADDRESS, ANY, most))
          .containsExactly("usr_1", "usr_2", "usr_3", "usr_4", "usr_5");
      assertThat(sorted(Walk.CREATION, Optional.of(UserStatus.SUSPENDED), most))
          .containsExactly("usr_2");
      assertThat(sorted(Walk.CREATION, Optional.of(UserStatus.ACTIVE), most)).hasSize(4);
    }
  }

  @Test
  @DisplayName("by what they are called: address, username, number, name; each of them once")
  void beginnings() {
    people();
    for (int most = 1; most <= 6; most++) {
      assertThat(beginning("Ada", ANY, most)).containsExactly("usr_1", "usr_3", "usr_5", "usr_2");
      assertThat(beginning("ada", Optional.of(UserStatus.SUSPENDED), most))
          .containsExactly("usr_2");
      assertThat(beginning("+49", ANY, most)).containsExactly("usr_4");
      assertThat(beginning("Äd", ANY, most)).containsExactly("usr_4");
      assertThat(beginning("ada@acme.test", ANY, most)).containsExactly("usr_1");
    }
    for (var nobody : List.of("%", "_da", "ada%", "*", "zz", "a@", "' OR 1=1 --")) {
      assertThat(beginning(nobody, ANY, 10)).isEmpty();
    }
  }

  @Test
  @DisplayName("without walking far for one part: it is short, and the next goes on from there")
  void bounded() {
    database.writer().commit(c -> c.on(FILL).set("many", 2_500).run());
    add("acme", "z", "z@acme.test", "{\"name\":\"many z\"}", "ACTIVE", 0);

    var none = Optional.of(UserStatus.LEAVING);
    var first = list.find(ACME, Wanted.beginning("m", none, Optional.empty()), 10);
    assertThat(first.users()).isEmpty();
    assertThat(first.next().map(place -> place.mark().id())).contains("m01000@acme.test");
    assertThat(beginning("m", none, 10)).isEmpty();
    assertThat(beginning("m", ANY, 100)).hasSize(2_501).doesNotHaveDuplicates().endsWith("usr_z");
    assertThat(sorted(Walk.CREATION, ANY, 100)).hasSize(2_501).doesNotHaveDuplicates();
  }

  static List<Sql> statements() {
    return UserList.STATEMENTS;
  }

  @ParameterizedTest
  @MethodSource("statements")
  @DisplayName("along an index that is in that order already: nothing is scanned or sorted")
  void plans(Sql statement) {
    List<String> plan =
        database.readers().read(c -> c.on(statement.plan()).all(UserListTest::step));
    assertThat(plan)
        .isNotEmpty()
        .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"))
        .allMatch(step -> step.contains("issuer=?"));
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }
}
