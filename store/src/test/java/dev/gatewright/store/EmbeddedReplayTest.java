package dev.gatewright.store;

import dev.gatewright.contract.ReplayContract;
import dev.gatewright.contract.StoreUnderTest;
import dev.gatewright.protocol.ports.Replay;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An embedder's one-time values on SQLite")
final class EmbeddedReplayTest extends ReplayContract {
  @TempDir private Path folder;

  @Override
  protected StoreUnderTest<Replay> open() {
    return new EmbeddedFile(folder).port(EmbeddedStore::replay);
  }
}
