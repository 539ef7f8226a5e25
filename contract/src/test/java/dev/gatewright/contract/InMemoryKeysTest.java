package dev.gatewright.contract;

import dev.gatewright.protocol.keys.Keys;
import dev.gatewright.protocol.memory.InMemoryKeys;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Keys in memory")
final class InMemoryKeysTest extends KeysContract {
  @Override
  protected StoreUnderTest<Keys> open() {
    return StoreUnderTest.of(new InMemoryKeys());
  }
}
