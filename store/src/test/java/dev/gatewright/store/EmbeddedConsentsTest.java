package dev.gatewright.store;

import dev.gatewright.contract.ConsentsContract;
import dev.gatewright.contract.StoreUnderTest;
import dev.gatewright.protocol.ports.Consents;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An embedder's consents on SQLite")
final class EmbeddedConsentsTest extends ConsentsContract {
  @TempDir private Path folder;

  @Override
  protected StoreUnderTest<Consents> open() {
    return new EmbeddedFile(folder).port(EmbeddedStore::consents);
  }
}
