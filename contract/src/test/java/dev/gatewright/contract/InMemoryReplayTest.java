package dev.gatewright.contract;

import dev.gatewright.protocol.memory.InMemoryReplay;
import dev.gatewright.protocol.ports.Replay;
import org.junit.jupiter.api.DisplayName;

@DisplayName("One-time values in memory")
final class InMemoryReplayTest extends ReplayContract {
  @Override
  protected StoreUnderTest<Replay> open() {
    return StoreUnderTest.of(new InMemoryReplay());
  }
}
