package dev.gatewright.contract;

import dev.gatewright.protocol.memory.InMemoryConsents;
import dev.gatewright.protocol.ports.Consents;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Consents in memory")
final class InMemoryConsentsTest extends ConsentsContract {
  @Override
  protected StoreUnderTest<Consents> open() {
    return StoreUnderTest.of(new InMemoryConsents());
  }
}
