import static java.util.concurrent.TimeUnit.MINUTES;

import dev.gatewright.contract.GrantsContract;
import dev.gatewright.contract.GrantsUnderTest;
import dev.gatewright.contract.HostInMemory;
import dev.gatewright.contract.MovableClock;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.HostCheckedGrants;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.RemoteJwks;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.store.EmbeddedStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;

public final class StorageSamples {
  static void inMemory(
      InstantSource clock,
      Issuer issuer,
      Client client,
      SubjectId id,
      String email,
      Instant updatedAt) {
    /*SAMPLE 1*/
  }

  static void sqlite(
      MasterKey masterKey,
      Clients clients,
      Subjects subjects,
      Sessions sessions,
      RemoteJwks remoteJwks,
      ScheduledExecutorService scheduler,
      InstantSource clock)
      throws Exception {
    /*SAMPLE 2*/
  }

  static void checked(
      DataSource dataSource, Clients clients, Subjects subjects, Sessions sessions) {
    /*SAMPLE 3*/
  }

  static Grants myGrants(DataSource database) {
    throw new UnsupportedOperationException();
  }

  static DataSource emptyDatabase() {
    throw new UnsupportedOperationException();
  }

  /*SAMPLE 4*/
}
