package dev.gatewright.store.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class QueryPlanTest {
  @TempDir private Path folder;

  static Stream<Sql> hotStatements() {
    return Stream.concat(
        Arrays.stream(Liveness.values()).flatMap(QueryPlanTest::hotStatements),
        Stream.of(GrantTable.CLIENTS_OF_SESSION));
  }

  private static Stream<Sql> hotStatements(Liveness liveness) {
    return Stream.concat(
        new Refreshing(liveness).statements().stream(),
        new TokenLiveness(liveness).statements().stream());
  }

  @ParameterizedTest
  @MethodSource("hotStatements")
  @DisplayName("A statement of every request finds each row by a key and walks through no table")
  void walksThroughNoTable(Sql statement) {
    assertThat(plan(statement))
        .isNotEmpty()
        .filteredOn(step -> step.startsWith("SCAN"))
        .isSubsetOf(List.of("SCAN store_state", "SCAN CONSTANT ROW"));
  }

  static Stream<Sql> statementsOfClient() {
    return ClientGrantTable.statements().stream();
  }

  @ParameterizedTest
  @MethodSource("statementsOfClient")
  @DisplayName("What one client was given is found by the client, in its order, and not sorted")
  void grantsOfClient(Sql statement) {
    assertThat(plan(statement))
        .isNotEmpty()
        .noneMatch(step -> step.startsWith("SCAN g") || step.startsWith("SCAN authorization_grant"))
        .noneMatch("USE TEMP B-TREE FOR ORDER BY"::equals);
  }

  @Test
  @DisplayName(
      "What somebody has of one client is found by the person, not among all of the client")
  void grantsOfPerson() {
    for (var statement : List.of(GrantList.OF_USER, GrantList.OF_USER_AND_CLIENT)) {
      assertThat(plan(statement)).anyMatch(step -> step.contains("g USING INDEX grant_by_user"));
    }
  }

  @ParameterizedTest
  @EnumSource(Liveness.class)
  @DisplayName("A redemption walks through nothing but the one row that it is about to keep")
  void redemptionWalksThroughNoTable(Liveness liveness) {
    assertThat(plan(new Redeeming(liveness).statement()))
        .filteredOn(step -> step.startsWith("SCAN"))
        .contains("SCAN store_state")
        .isSubsetOf(List.of("SCAN CONSTANT ROW", "SCAN g", "SCAN store_state"));
  }

  private List<String> plan(Sql statement) {
    try (var database = SqliteDatabases.open(folder)) {
      return database.readers().read(c -> c.on(explain(statement)).all(QueryPlanTest::step));
    }
  }

  private static Sql explain(Sql statement) {
    return statement.plan();
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }
}
