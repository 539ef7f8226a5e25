package dev.gatewright.store.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class IssuerPurgeTest {
  /// The last number of an issuer's events outlives them, so that none is given twice.
  private static final Set<String> KEPT = Set.of("event_head", "restored_head");

  private static final Sql TABLES_OF_ISSUERS =
      Sql.of(
          """
          SELECT name FROM sqlite_schema AS s
          WHERE s.type = 'table'
            AND EXISTS (SELECT 1 FROM pragma_table_info(s.name) AS c WHERE c.name = 'issuer')
          """);

  @Test
  @DisplayName("With an issuer goes what every table holds of it")
  void everyTable() {
    try (var database =
        Database.openInMemory(
            "purge",
            1,
            cause -> {
              throw new AssertionError(cause);
            })) {
      List<String> tables =
          database.readers().read(connection -> connection.on(TABLES_OF_ISSUERS).all(Row::text));

      assertThat(tables).contains("outbox", "credential");
      assertThat(tables)
          .filteredOn(table -> !KEPT.contains(table))
          .allSatisfy(table ->
              assertThat(IssuerPurge.TABLES)
                  .anyMatch(sql -> sql.text().startsWith("DELETE FROM " + table + " WHERE")));
    }
  }
}
