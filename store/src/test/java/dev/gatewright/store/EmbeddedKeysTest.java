package dev.gatewright.store;

import dev.gatewright.contract.KeysContract;
import dev.gatewright.contract.StoreUnderTest;
import dev.gatewright.protocol.keys.Keys;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An embedder's keys on SQLite")
final class EmbeddedKeysTest extends KeysContract {
  @TempDir private Path folder;

  @Override
  protected StoreUnderTest<Keys> open() {
    return new EmbeddedFile(folder).port(EmbeddedStore::keys);
  }
}
