package dev.gatewright.endtoend;

import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.model.GrantModel;
import dev.gatewright.protocol.testing.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Random histories on SQLite")
final class SqliteGrantModelTest extends GrantModel {
  private static final long FIRST_SOAK_SEED = 1_000;
  private static final long SOAK_SEEDS = 300;

  @TempDir private Path folder = Path.of("");

  private final List<SqliteHost> opened = new ArrayList<>();

  @Override
  protected Host open(SettableClock clock) {
    try {
      var host = new SqliteHost(Files.createTempDirectory(folder, "history"), clock);
      opened.add(host);
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteHost::close);
    opened.clear();
  }

  @Test
  @Tag("soak")
  @Timeout(1800)
  @DisplayName("Many histories on SQLite live and die as the reference model says")
  @Override
  protected void manyHistories() {
    for (long seed = FIRST_SOAK_SEED; seed < FIRST_SOAK_SEED + SOAK_SEEDS; seed++) {
      history(seed);
      close();
    }
  }
}
