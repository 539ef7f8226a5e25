package dev.gatewright.contract;

import dev.gatewright.protocol.HostCheckedGrants;
import dev.gatewright.protocol.memory.InMemoryGrants;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Grants in memory")
final class InMemoryGrantsTest extends GrantsContract {
  @Override
  protected GrantsUnderTest open(MovableClock clock) {
    var host = new HostInMemory(clock);
    return GrantsUnderTest.of(
        new HostCheckedGrants(
            new InMemoryGrants(clock), host.clients(), host.subjects(), host.sessions()),
        host);
  }
}
