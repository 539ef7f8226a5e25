import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.AuthorizationUrl;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.PendingLogin;
import dev.gatewright.client.Profile;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.resource.AccessToken;
import dev.gatewright.client.resource.Authorization;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.httpserver.HttpServerLogin;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

public final class SdkSamples {
  interface Pages {
    void home(HttpExchange exchange, Optional<Agent> visitor);

    void dashboard(HttpExchange exchange, Agent visitor);
  }

  /// The session of a browser, and what the browser was answered, in whatever framework.
  private final Map<String, String> session = new HashMap<>();
  private String answered = "";
  private final Pages pages = null;
  private final IdpClient idp = idp();

  private void redirect(URI to) {
    answered = to.toString();
  }

  private void answer(int status, String body) {
    answered = status + " " + body;
  }

  private void serve(AccessToken token) {}

  static IdpClient idp() {
    /*SAMPLE 1*/
    return idp;
  }

  void login() {
    /*SAMPLE 2*/
  }

  void callback(String rawQuery) {
    /*SAMPLE 3*/
  }

  void request() {
    /*SAMPLE 4*/
  }

  void person(Agent agent) {
    /*SAMPLE 5*/
  }

  void decide(Agent agent, String organization) {
    /*SAMPLE 6*/
  }

  void machine() {
    /*SAMPLE 7*/
  }

  void server() throws Exception {
    /*SAMPLE 8*/
  }

  void api(List<String> authorizationHeaders) {
    /*SAMPLE 9*/
  }

  /// What needs no provider: strangers are sent to log in, and a forged callback is an answer.
  public static void main(String[] arguments) {
    var application = new SdkSamples();
    application.request();
    assertThat(application.answered).isEqualTo("/login");
    application.callback("code=made-up&state=forged");
    assertThat(application.answered).startsWith("400 ");
  }
}
