import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.AuthorizationUrl;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpException;
import dev.gatewright.client.PendingLogin;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.TokenSet;
import dev.gatewright.client.resource.AccessToken;
import dev.gatewright.client.resource.Authorization;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.httpserver.HttpServerLogin;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

public final class SdkSamples {
  /// The session of a browser, in whatever framework.
  interface Session {
    void put(String key, String value);

    String remove(String key);

    void invalidate();
  }

  private Session session;
  private IdpClient idp;
  private Agent agent;

  void redirect(URI to) {}

  String json(int status, String body) {
    return body;
  }

  void client() {
    /*SAMPLE 1*/
  }

  void login() {
    /*SAMPLE 2*/
  }

  void callback(String rawQuery) {
    /*SAMPLE 3*/
  }

  void request(TokenSet tokens) {
    /*SAMPLE 4*/
  }

  String decide(String orgId) {
    /*SAMPLE 5*/
    return "";
  }

  void server() throws Exception {
    /*SAMPLE 6*/
  }

  void home(HttpExchange exchange, Optional<Agent> visitor) {}

  void dashboard(HttpExchange exchange, Agent visitor) {}

  void api(List<String> authorizationHeaders) {
    /*SAMPLE 7*/
  }

  void serve(AccessToken token) {}

  void answer(int status, String wwwAuthenticate) {}
}
