import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.TokenHook;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

public final class HooksSamples {
  static boolean isBanned(IssueContext context) {
    return context.client().id().value().equals("banned");
  }

  public static void main(String[] arguments) {
    var ports = new InMemoryPorts(InstantSource.system()).ports();

    /*SAMPLE 1*/

    if (server == null) {
      throw new AssertionError("there is no server");
    }
  }
}
