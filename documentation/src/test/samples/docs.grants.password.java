import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

public final class PasswordSamples {
  interface Users {
    Optional<SubjectId> check(String name, Secret password);
  }

  private static final Users users = (name, password) -> Optional.empty();

  public static void main(String[] arguments) {
    AuthorizationServer.builder(new InMemoryPorts(InstantSource.system()).ports())
        /*SAMPLE 1*/
        .build();
  }
}
