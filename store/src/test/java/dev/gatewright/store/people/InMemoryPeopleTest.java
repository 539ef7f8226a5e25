package dev.gatewright.store.people;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class InMemoryPeopleTest extends PeopleContract {
  @Override
  Database open(Path folder) {
    return Database.openInMemory(
        folder.getFileName().toString(),
        4,
        cause -> {
          throw new AssertionError("a commit failed", cause);
        });
  }
}
