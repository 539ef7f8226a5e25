package dev.gatewright.examples.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.resource.AccessToken;
import dev.gatewright.client.resource.Authorization;
import dev.gatewright.client.resource.Challenge;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.examples.api.Projects.Project;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// An API on the JDK's HTTP server. Every request needs an access token that was issued for this
/// API: its scope says what the calling application may do, its organizations what the person may.
///
/// `GET /projects` lists a person's projects, or all of them to a program that calls in its own
/// name; `POST /orgs/{orgId}/projects` makes one.
public final class ProjectsApi implements AutoCloseable {
  private static final Pattern PROJECTS = Pattern.compile("/orgs/([A-Za-z0-9_-]+)/projects");
  private static final int LONGEST_BODY = 10_000;

  private final Projects projects = new Projects();
  private final TokenVerifier tokens;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ProjectsApi(Environment environment) throws IOException {
    tokens =
        TokenVerifier.builder()
            .issuer(environment.required("ISSUER_URL"))
            .audience(environment.required("API_URL"))
            .build();
    var port = Integer.parseInt(environment.or("PORT", "3001"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, 404, Map.of("error", "not_found")));
    server.createContext("/projects", needs("projects:read", this::list));
    server.createContext("/orgs/", needs("projects:write", this::create));
    server.start();
  }

  public static void main(String[] arguments) throws IOException {
    var api = start(System.getenv());
    System.out.println("serving on port " + api.server.getAddress().getPort());
  }

  /// Starts the API with these environment variables: `ISSUER_URL`, `API_URL`, which is what access
  /// tokens must name as their audience, and `PORT`.
  ///
  /// @throws IllegalArgumentException if one is missing
  /// @throws IOException if the port is taken
  public static ProjectsApi start(Map<String, String> environment) throws IOException {
    return new ProjectsApi(new Environment(environment));
  }

  /// Lets through who has a good token with this scope; tells others what is wrong with theirs (RFC
  /// 6750 §3).
  private HttpHandler needs(String scope, TokenHandler next) {
    return exchange -> {
      var sent = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
      try {
        switch (tokens.authorize(sent, scope)) {
          case Authorization.Granted(var token) -> next.handle(exchange, token);
          case Authorization.Refused(var challenge) -> refuse(exchange, challenge);
        }
      } catch (IdpException.Unavailable later) {
        answer(exchange, 503, Map.of("error", "temporarily_unavailable"));
      }
    };
  }

  private void list(HttpExchange exchange, AccessToken token) throws IOException {
    var wanted = projects.where(project -> isCallersOwn(token) || mayRead(token, project));
    answer(exchange, 200, Map.of("projects", wanted.stream().map(Project::asMap).toList()));
  }

  /// True if no person is involved: the client is its own subject (RFC 9068 §2.2).
  private static boolean isCallersOwn(AccessToken token) {
    return token.clientId().equals(Optional.of(token.subject()));
  }

  private static boolean mayRead(AccessToken token, Project project) {
    return token.hasAccessIn(project.organization(), "read", "projects")
        || token.hasAccessIn(project.organization(), "write", "projects");
  }

  private void create(HttpExchange exchange, AccessToken token) throws IOException {
    var path = PROJECTS.matcher(exchange.getRequestURI().getPath());
    if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 404, Map.of("error", "not_found"));
    } else if (!token.hasAccessIn(path.group(1), "write", "projects")) {
      refuse(exchange, Challenge.insufficientScope(List.of("projects:write")));
    } else {
      var body = JsonObject.parse(exchange.getRequestBody().readNBytes(LONGEST_BODY));
      var name = body.flatMap(sent -> sent.text("name")).orElse("Untitled");
      answer(exchange, 201, projects.add(path.group(1), name).asMap());
    }
  }

  private static void refuse(HttpExchange exchange, Challenge challenge) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", challenge.wwwAuthenticate());
    answer(exchange, challenge.status(), Map.of("error", challenge.error().orElse("unauthorized")));
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> json)
      throws IOException {
    var body = JsonObject.of(json).toJson().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  /// An answer to a request whose token is good.
  @FunctionalInterface
  private interface TokenHandler {
    void handle(HttpExchange exchange, AccessToken token) throws IOException;
  }
}
