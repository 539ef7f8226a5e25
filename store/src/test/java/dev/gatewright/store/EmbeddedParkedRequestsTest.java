package dev.gatewright.store;

import dev.gatewright.contract.MovableClock;
import dev.gatewright.contract.ParkedRequestsContract;
import dev.gatewright.contract.StoreUnderTest;
import dev.gatewright.protocol.ports.ParkedRequests;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An embedder's parked requests on SQLite")
final class EmbeddedParkedRequestsTest extends ParkedRequestsContract {
  @TempDir private Path folder;

  @Override
  protected StoreUnderTest<ParkedRequests> open(MovableClock clock) {
    return new EmbeddedFile(folder).port(EmbeddedStore::parkedRequests);
  }
}
