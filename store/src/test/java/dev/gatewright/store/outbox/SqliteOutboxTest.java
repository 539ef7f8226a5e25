package dev.gatewright.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteOutboxTest extends OutboxContract {
  @Override
  Database open(Path folder) {
    return Database.openSqlite(
        folder.resolve("contract.db"),
        4,
        cause -> {
          throw new AssertionError("a commit failed", cause);
        });
  }

  @Test
  @DisplayName("Mails about somebody are found by the person, not among everybody's")
  void mailsOfPerson(@TempDir Path folder) {
    try (var database = open(folder)) {
      var explain = OutboxTable.LIST_OF_USER.plan();
      var plan =
          database
              .readers()
              .read(c ->
                  c.on(explain)
                      .all(row -> {
                        row.number();
                        row.number();
                        row.number();
                        return row.text();
                      }));
      assertThat(plan).anyMatch(step -> step.contains("outbox_by_user"));
    }
  }
}
