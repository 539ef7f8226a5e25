import dev.gatewright.protocol.token.TokenExchangeProcessor;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Decision;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Decision.Refused;
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

public final class TokenExchangeSamples {

  public static void main(String[] arguments) {
    /*SAMPLE 1*/

    AuthorizationServer.builder(new InMemoryPorts(InstantSource.system()).ports())
        /*SAMPLE 2*/
        .build();
  }
}
