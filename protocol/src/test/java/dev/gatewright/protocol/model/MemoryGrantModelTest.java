package dev.gatewright.protocol.model;

import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.testing.Host;
import dev.gatewright.protocol.testing.MemoryHost;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Random histories on memory")
final class MemoryGrantModelTest extends GrantModel {
  @Override
  protected Host open(SettableClock clock) {
    return new MemoryHost(clock);
  }
}
