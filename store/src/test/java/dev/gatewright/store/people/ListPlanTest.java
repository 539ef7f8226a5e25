package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ListPlanTest {
  /// Eleven people, every second of whom is a member.
  private static final List<Sql> FILL =
      List.of(
          Sql.of(
              """
              WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
              INSERT INTO user_account (issuer, id, email, email_as_typed, email_verified, claims,
                status, created_at, updated_at)
              SELECT 'acme', 'usr_' || (30 - i), i || '@acme.test', i || '@acme.test', 1, '{}',
                'ACTIVE', 0, 0 FROM n
              """),
          Sql.of(
              """
              INSERT INTO membership (issuer, user_id, organization_id, scopes, status, joined_at)
              SELECT issuer, id, 'org_west', '', 'ACTIVE', 0 FROM user_account
              WHERE substr(id, 6) % 2 = 0
              """));

  private final Database database =
      Database.openInMemory(
          "list plans",
          1,
          cause -> {
            throw new AssertionError(cause);
          });

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("The sessions of somebody are found by the person, not among everybody's")
  void sessionsOfPerson() {
    assertThat(plan(SessionList.OF_USER)).anyMatch(step -> step.contains("session_by_user"));
  }

  @Test
  @DisplayName("Whether a session has a later grant is asked of the session, not of the client")
  void sessionsOfClient() {
    assertThat(plan(SessionList.OF_CLIENT))
        .anyMatch(step -> step.startsWith("SEARCH g USING INDEX grant_by_client"))
        .anyMatch(step -> step.startsWith("SEARCH later USING INDEX grant_by_session"));
    assertThat(plan(SessionList.KNOWS_CLIENT)).allMatch(step -> step.contains("grant_by_session"));
  }

  @Test
  @DisplayName(
      "Organizations are found by the beginning of their name or id, and none is looked at")
  void organizations() {
    assertThat(plan(OrganizationTable.LIST_NAMED))
        .anyMatch(step -> step.contains("organization_by_folded_name (issuer=? AND folded>?"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
    assertThat(plan(OrganizationTable.LIST_WITH_ID))
        .anyMatch(step -> step.contains("(issuer=? AND id>?"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  @DisplayName("Members of an organization are sorted; of a large one people are walked in order")
  void members() {
    assertThat(plan(MemberTable.LIST_SORTED).getFirst()).contains("membership_by_organization");
    assertThat(plan(MemberTable.LIST_WALKED))
        .noneMatch(step -> step.contains("TEMP B-TREE"))
        .first()
        .asString()
        .contains("email>?");
  }

  @Test
  @DisplayName("A member's place is found by the person; what all may, among the members alone")
  void places() {
    assertThat(plan(MemberTable.HELD))
        .singleElement()
        .asString()
        .contains("user_id=?", "organization_id=?");
    assertThat(plan(MemberTable.SCOPES).getFirst())
        .contains("membership_by_organization (issuer=? AND organization_id=?");
  }

  @Test
  @DisplayName("Both ways to list members tell the same people in the same order")
  void sameMembers() {
    FILL.forEach(statement -> database.writer().commit(c -> c.on(statement).run()));

    assertThat(members(MemberTable.LIST_SORTED))
        .containsExactly("usr_16", "usr_14", "usr_12")
        .isEqualTo(members(MemberTable.LIST_WALKED));
  }

  private List<String> members(Sql statement) {
    return database
        .readers()
        .read(c ->
            c.on(statement)
                .set("issuer", "acme")
                .set("organization", "org_west")
                .set("after", "12@acme.test")
                .set("limit", 3)
                .all(Row::text));
  }

  private List<String> plan(Sql statement) {
    return database.readers().read(c -> c.on(statement.plan()).all(ListPlanTest::step));
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }
}
