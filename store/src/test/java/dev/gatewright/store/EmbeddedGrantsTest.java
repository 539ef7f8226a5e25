package dev.gatewright.store;

import dev.gatewright.contract.ContractHost;
import dev.gatewright.contract.GrantsContract;
import dev.gatewright.contract.GrantsUnderTest;
import dev.gatewright.contract.HostInMemory;
import dev.gatewright.contract.MovableClock;
import dev.gatewright.protocol.ports.Grants;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An embedder's grants on SQLite")
final class EmbeddedGrantsTest extends GrantsContract {
  @TempDir private Path folder;

  @Override
  protected GrantsUnderTest open(MovableClock clock) {
    return new Embedded(new EmbeddedFile(folder), new HostInMemory(clock));
  }

  private record Embedded(EmbeddedFile file, HostInMemory people) implements GrantsUnderTest {
    @Override
    public Grants port() {
      return file.store().grants(people.clients(), people.subjects(), people.sessions());
    }

    @Override
    public ContractHost host() {
      return people;
    }

    @Override
    public void sweep(Instant now) {
      file.sweep(now);
    }

    @Override
    public boolean reopen() {
      return file.reopen();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
