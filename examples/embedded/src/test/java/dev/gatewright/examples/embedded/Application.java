package dev.gatewright.examples.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.protocol.AuthorizationServerBuilder;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientBuilder;
import dev.gatewright.protocol.http.UserApproval;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.oauth.ErrorStyle;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The example, running on a free port, and requests to it as clients and browsers send them:
/// nothing is followed, nothing is kept. Unless told otherwise Ada is logged in and approves.
final class Application implements AutoCloseable {
  static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestClock clock;
  private final EmbeddedServer server;

  private Application(Setup setup) {
    clock = setup.clock();
    try {
      server = new EmbeddedServer(setup.options(), clock, setup.engine());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The application as it is.
  static Application started() {
    return setup().start();
  }

  static Application started(ErrorStyle errors) {
    return setup().errors(errors).start();
  }

  static Setup setup() {
    var clock = new TestClock();
    var options = Options.usual().withPort(0);
    return new Setup(options, clock, engine -> engine)
        .approval((asked, client, request) ->
            new UserApproval.Step.Decided(
                AuthorizationDecision.approve(asked, People.ADA, clock.instant())));
  }

  /// What is told to the application when it starts.
  record Setup(Options options, TestClock clock, UnaryOperator<AuthorizationServerBuilder> engine) {

    Setup errors(ErrorStyle value) {
      return new Setup(options.withErrors(value), clock, engine);
    }

    Setup approval(UserApproval<HttpExchange> value) {
      return new Setup(options.withStub(Optional.of(value)), clock, engine);
    }

    Setup port(int value) {
      return new Setup(options.withPort(value), clock, engine);
    }

    /// With the login page.
    Setup asking() {
      return new Setup(options.withStub(Optional.empty()), clock, engine);
    }

    Setup engine(UnaryOperator<AuthorizationServerBuilder> value) {
      return new Setup(options, clock, builder -> value.apply(engine.apply(builder)));
    }

    Setup engineOptions(UnaryOperator<EngineOptions.Builder> value) {
      return engine(builder -> builder.options(value.apply(EngineOptions.builder()).build()));
    }

    Application start() {
      return new Application(this);
    }
  }

  TestClock clock() {
    return clock;
  }

  EmbeddedServer server() {
    return server;
  }

  String issuer() {
    return server.issuer().url();
  }

  /// Registers one more client, or another one of the same id.
  void register(ClientBuilder client) {
    Client built = client.errorStyle(server.issuer().errorStyle()).build();
    server.ports().clients().put(server.issuer().id(), built);
  }

  Reply send(HttpRequest.Builder request) {
    try {
      return Reply.of(http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(issuer() + pathAndQuery));
  }

  Reply get(String pathAndQuery) {
    return send(request(pathAndQuery).GET());
  }

  /// Posts a form as a client: with its secret in the header or, where it has none, with its id in
  /// the form.
  Reply post(String path, Caller caller, String... fields) {
    var form = new ArrayList<>(List.of(fields));
    if (caller.secret().isEmpty() && !caller.id().isEmpty()) {
      form.addAll(List.of("client_id", caller.id()));
    }
    var request = request(path).header("Content-Type", FORM).POST(body(form));
    caller.basic().ifPresent(header -> request.header("Authorization", header));
    return send(request);
  }

  Reply token(Caller caller, String... fields) {
    return post("/token", caller, fields);
  }

  Reply introspect(Caller caller, String token) {
    return post("/token_info", caller, "token", token);
  }

  boolean isActive(Caller caller, String token) {
    return introspect(caller, token).json().path("active").asBoolean();
  }

  Reply userInfo(String accessToken) {
    return send(request("/userinfo").header("Authorization", "Bearer " + accessToken).GET());
  }

  /// An authorization request with all that the client needs, but for what is said here: names and
  /// values in turn, where an empty value leaves a parameter out.
  Reply authorize(Caller caller, String... changes) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("response_type", "code");
    fields.put("client_id", caller.id());
    fields.put("redirect_uri", caller.callback());
    fields.put("scope", "contacts.read");
    fields.put("state", "xyz");
    fields.put("code_challenge", Pkce.s256(Pkce.VERIFIER));
    fields.put("code_challenge_method", "S256");
    for (var i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    fields.values().removeIf(String::isEmpty);
    return get("/authorize?" + encoded(flat(fields)));
  }

  /// Redeems a code of [#authorize], but for what is said here.
  Reply redeem(Caller caller, String code, String... changes) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", code);
    fields.put("redirect_uri", caller.callback());
    fields.put("code_verifier", Pkce.VERIFIER);
    for (var i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    fields.values().removeIf(String::isEmpty);
    return token(caller, flat(fields).toArray(String[]::new));
  }

  /// What a client gets for a person, from the beginning to the end.
  Reply logIn(Caller caller, String scope) {
    var tokens = redeem(caller, authorize(caller, "scope", scope).code());
    if (tokens.status() != 200) {
      throw new AssertionError(tokens.toString());
    }
    return tokens;
  }

  Reply refresh(Caller caller, String refreshToken, String... more) {
    var fields =
        new ArrayList<>(List.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    fields.addAll(List.of(more));
    return token(caller, fields.toArray(String[]::new));
  }

  private static List<String> flat(Map<String, String> fields) {
    var list = new ArrayList<String>();
    fields.forEach((name, value) -> list.addAll(List.of(name, value)));
    return list;
  }

  private static HttpRequest.BodyPublisher body(List<String> namesAndValues) {
    return BodyPublishers.ofString(encoded(namesAndValues));
  }

  static String encoded(List<String> namesAndValues) {
    var pairs = new ArrayList<String>();
    for (var i = 0; i < namesAndValues.size(); i += 2) {
      pairs.add(
          URLEncoder.encode(namesAndValues.get(i), UTF_8)
              + "="
              + URLEncoder.encode(namesAndValues.get(i + 1), UTF_8));
    }
    return String.join("&", pairs);
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
