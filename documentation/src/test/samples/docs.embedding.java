import static dev.gatewright.protocol.oauth.GrantType.AUTHORIZATION_CODE;
import static dev.gatewright.protocol.oauth.GrantType.REFRESH_TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.embed.httpserver.EndpointsHandler;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.UserApproval;
import dev.gatewright.protocol.http.UserApproval.Step;
import dev.gatewright.protocol.http.UserApproval.Step.Decided;
import dev.gatewright.protocol.http.UserApproval.Step.First;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.wire.HttpReply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ten minutes: ada is logged in, and a client gets a code for her and tokens for the code.
public final class EmbeddingSamples {
  private static final String CALLBACK = URLEncoder.encode("https://client.example/callback", UTF_8);

  record User(SubjectId id, Instant loggedInAt) {}

  static Optional<User> currentUser(HttpExchange exchange) {
    return Optional.of(new User(new SubjectId("ada"), Instant.now()));
  }

  static String here(HttpExchange exchange) {
    return exchange.getRequestURI().toString();
  }

  public static void main(String[] arguments) throws Exception {
    var httpServer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    /*SAMPLE 1*/

    /*SAMPLE 2*/

    httpServer.start();
    try {
      logIn(URI.create("http://127.0.0.1:" + httpServer.getAddress().getPort()));
    } finally {
      httpServer.stop(0);
    }
  }

  private static void logIn(URI base) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var asked =
          "/authorize?response_type=code&client_id=web&scope=openid%20notes&state=s&redirect_uri="
              + CALLBACK
              + "&code_challenge_method=S256"
              + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
      var answer =
          http.send(HttpRequest.newBuilder(base.resolve(asked)).build(), BodyHandlers.ofString());
      var location = answer.headers().firstValue("Location").orElse(answer.body());
      assertThat(location).startsWith("https://client.example/callback?code=");

      var form =
          "grant_type=authorization_code&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
              + "&redirect_uri="
              + CALLBACK
              + "&code="
              + location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
      var secret = URLEncoder.encode(System.getenv("WEB_SECRET"), UTF_8);
      var basic = Base64.getEncoder().encodeToString(("web:" + secret).getBytes(UTF_8));
      var tokens =
          http.send(
              HttpRequest.newBuilder(base.resolve("/token"))
                  .header("Authorization", "Basic " + basic)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
      assertThat(tokens.body()).contains("access_token", "id_token", "refresh_token");
    }
  }
}
