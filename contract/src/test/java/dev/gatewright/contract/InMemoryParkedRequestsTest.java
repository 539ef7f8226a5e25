package dev.gatewright.contract;

import dev.gatewright.protocol.memory.InMemoryParkedRequests;
import dev.gatewright.protocol.ports.ParkedRequests;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Parked requests in memory")
final class InMemoryParkedRequestsTest extends ParkedRequestsContract {
  @Override
  protected StoreUnderTest<ParkedRequests> open(MovableClock clock) {
    return StoreUnderTest.of(new InMemoryParkedRequests(clock));
  }
}
