import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.Fault;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.Page;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestGatewright;
import dev.gatewright.testkit.TestOrganization;
import dev.gatewright.testkit.TestUser;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

public final class TestkitSamples {
  private static final TestUser ADA = TestUser.of("ada@acme.test");

  /// The application under test.
  interface OrdersApplication {
    static OrdersApplication start(URI issuer, TestClient client, InstantSource clock) {
      throw new UnsupportedOperationException();
    }

    URI at(String path);

    void close();
  }

  /*SAMPLE 1*/

  static void changes(TestGatewright gatewright, TestClient client, int port) {
    /*SAMPLE 2*/
  }

  static void faults(TestGatewright gatewright) {
    /*SAMPLE 3*/
  }

  static void withoutJUnit(String callback, URI authorizationUrl) {
    /*SAMPLE 4*/
  }

  public static void main(String[] arguments) {
    var client = TestClient.web("app").redirectUri("http://127.0.0.1:2/callback");
    var ada = ADA.memberOf("org_acme", "owner", "orders:write");
    try (var gatewright = TestGatewright.start(client, ada)) {
      faults(gatewright);
      changes(gatewright, client, 1);
    }
  }
}
