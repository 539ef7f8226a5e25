package dev.gatewright.examples.stepbystep;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.examples.stepbystep.Sessions.Session;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Login for a server-side web application, every call of the SDK made by hand.
public final class StepByStep implements AutoCloseable {
  private final URI home;
  private final IdpClient idp;
  private final Sessions sessions;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Step 2: initialize.
  StepByStep(Settings settings, InstantSource clock) throws IOException {
    home = settings.redirectUri().resolve("/");
    sessions = new Sessions(home.getScheme().equals("https"));
    idp =
        IdpClient.builder()
            .issuer(settings.issuer())
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .redirectUri(settings.redirectUri())
            .clock(clock)
            .build();
    server = HttpServer.create(settings.address(), 0);
    server.setExecutor(threads);
    server.createContext("/", Answers::home);
    server.createContext("/login", this::login);
    server.createContext("/callback", this::callback);
    server.createContext("/dashboard", requireAuth(this::dashboard));
    server.createContext("/orgs/", Answers.ownPost(home, requireAuth(this::createProject)));
    server.createContext("/logout", Answers.ownPost(home, requireAuth(this::logout)));
    server.start();
  }

  public static void main(String[] arguments) throws IOException {
    var app = new StepByStep(Settings.of(System.getenv()), InstantSource.system());
    System.out.println("open " + app.home);
  }

  /// Step 3: begin a login, and keep what the callback needs in the person's session.
  private void login(HttpExchange exchange) throws IOException {
    var started = idp.createAuthorizationUrl(AuthorizationOptions.of("openid", "profile", "email"));
    sessions.begin(exchange, new Session.LoggingIn(started.pending()));
    Answers.redirect(exchange, started.url());
  }

  /// Step 4: check the state, then exchange the code. [IdpClient#exchangeCallback] does both in one
  /// call, and checks the issuer and the nonce too.
  private void callback(HttpExchange exchange) throws IOException {
    var query = CallbackParameters.of(exchange.getRequestURI());
    if (!(sessions.find(exchange).orElse(null) instanceof Session.LoggingIn(var oauth))
        || !Answers.isSame(query.state().orElse(""), oauth.state())) {
      Answers.json(exchange, 400, Map.of("error", "State mismatch"));
      return;
    }
    try {
      var agent = idp.exchangeCode(query.one("code").orElse(""), oauth.codeVerifier());
      sessions.begin(exchange, new Session.LoggedIn(agent.tokens()));
      Answers.redirect(exchange, home.resolve("/dashboard"));
    } catch (IdpException refused) {
      sessions.destroy(exchange);
      Answers.json(exchange, 500, Map.of("error", "Token exchange failed"));
    }
  }

  /// Step 5: rebuild the agent from the stored tokens. An expired access token is renewed; the
  /// rotated tokens are kept before anything uses them.
  private HttpHandler requireAuth(PersonHandler next) {
    return exchange -> {
      if (!(sessions.find(exchange).orElse(null) instanceof Session.LoggedIn(var tokens))) {
        Answers.redirect(exchange, home.resolve("/login"));
        return;
      }
      try {
        next.handle(exchange, idp.createAgent(tokens, keepingIn(exchange)));
      } catch (IdpException.Unavailable later) {
        Answers.json(exchange, 503, Map.of("error", "temporarily_unavailable"));
      } catch (IdpException over) {
        Answers.redirect(exchange, home.resolve("/login"));
      }
    };
  }

  private RefreshListener keepingIn(HttpExchange exchange) {
    return new RefreshListener() {
      @Override
      public void onRefresh(TokenSet rotated) {
        sessions.keep(exchange, rotated);
      }

      @Override
      public void onRefreshError(IdpException error) {
        if (error instanceof IdpException.LoginRequired) {
          sessions.destroy(exchange);
        }
      }
    };
  }

  private void dashboard(HttpExchange exchange, Agent agent) throws IOException {
    Answers.json(exchange, 200, Map.of("user", agent.profile().asMap()));
  }

  /// Step 6: `POST /orgs/{orgId}/projects`. The decision is local: nobody is asked.
  private void createProject(HttpExchange exchange, Agent agent) throws IOException {
    var path = exchange.getRequestURI().getPath().split("/", -1);
    if (path.length != 4 || !path[3].equals("projects")) {
      Answers.json(exchange, 404, Map.of("error", "not_found"));
    } else if (!agent.hasAccessIn(path[2], "write", "projects")) {
      Answers.json(exchange, 403, Map.of("error", "insufficient_scope"));
    } else {
      Answers.json(exchange, 201, Map.of("organization", path[2]));
    }
  }

  /// Ends the session here, then at the provider.
  private void logout(HttpExchange exchange, Agent agent) throws IOException {
    sessions.destroy(exchange);
    Answers.redirect(exchange, agent.logoutUrl(home).orElse(home));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  /// A page for people who are logged in.
  private interface PersonHandler {
    void handle(HttpExchange exchange, Agent agent) throws IOException;
  }
}
