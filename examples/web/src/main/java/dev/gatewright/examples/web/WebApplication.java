package dev.gatewright.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpException;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.httpserver.HttpServerExchange;
import dev.gatewright.httpserver.HttpServerLogin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// A web application on the JDK's HTTP server: login, dashboard, decisions for each organization,
/// calls of an API for a person and for itself, logout. The SDK keeps its people logged in.
public final class WebApplication implements AutoCloseable {
  private static final Pattern PROJECTS = Pattern.compile("/orgs/([A-Za-z0-9_-]+)/projects");
  private static final int LONGEST_FORM = 1_000;

  private final URI apiUrl;
  private final IdpClient idp;
  private final Projects projects;
  private final Dashboard dashboard;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WebApplication(Settings settings) throws IOException {
    apiUrl = settings.api();
    idp =
        IdpClient.builder()
            .issuer(settings.issuer())
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .redirectUri(settings.redirectUri())
            .build();
    projects = new Projects(apiUrl);
    dashboard = new Dashboard(InstantSource.system());
    var login =
        new HttpServerLogin(
            WebLogin.builder(idp)
                .cookieSecret(settings.sessionSecret())
                .options(
                    AuthorizationOptions.of(
                            "openid", "profile", "email", "projects:read", "projects:write")
                        .resources(apiUrl))
                .afterLogin("/dashboard")
                .build());
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
    server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext("/", login.visitor(this::home)).getFilters().add(login);
    server.createContext("/style.css", Pages::style);
    server.createContext("/dashboard", login.required(dashboard::show));
    server.createContext("/orgs/", login.required(this::createProject));
    server.createContext("/userinfo", login.required(this::userInfo));
    server.createContext("/projects", login.required(this::callApi));
    server.createContext("/machine", login.required(this::callApiAsMachine));
    server.start();
  }

  public static void main(String[] arguments) throws IOException {
    var app = start(System.getenv());
    System.out.println("serving on port " + app.server.getAddress().getPort());
  }

  /// Starts the application with these environment variables: see [Settings].
  ///
  /// @throws IllegalArgumentException if a variable is missing
  /// @throws IOException if the port is taken
  public static WebApplication start(Map<String, String> environment) throws IOException {
    return new WebApplication(Settings.of(environment));
  }

  private void home(HttpExchange exchange, Optional<Agent> person) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/")) {
      Pages.show(exchange, 404, "Not found", "There is no such page.", "{\"error\":\"not_found\"}");
    } else if (person.isPresent()) {
      new HttpServerExchange(exchange).redirect(URI.create("/dashboard"));
    } else {
      var page = Html.of("home.html", Map.of("issuer", idp.issuer()));
      Pages.show(exchange, 200, "Welcome", page);
    }
  }

  /// `POST /orgs/{orgId}/projects`. The decision is local: nobody is asked.
  private void createProject(HttpExchange exchange, Agent person) throws IOException {
    var path = PROJECTS.matcher(exchange.getRequestURI().getPath());
    if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
      Pages.show(exchange, 404, "Not found", "There is no such page.", "{\"error\":\"not_found\"}");
      return;
    }
    if (!person.hasAccessIn(path.group(1), "write", "projects")) {
      Pages.show(
          exchange,
          403,
          "Not allowed",
          "Your membership of " + path.group(1) + " lacks projects:write.",
          "{\"error\":\"insufficient_scope\"}");
      return;
    }
    var name = new HttpServerExchange(exchange).form(LONGEST_FORM).one("name").orElse("Untitled");
    var answer = projects.create(person.accessToken(), path.group(1), name);
    Pages.show(exchange, answer.status(), "New project", "The API answered:", answer.json());
  }

  /// The person's claims as the provider has them now.
  private void userInfo(HttpExchange exchange, Agent person) throws IOException {
    var claims = person.userInfo().toJson();
    Pages.show(exchange, 200, "User info", "The provider says about you:", claims);
  }

  private void callApi(HttpExchange exchange, Agent person) throws IOException {
    var answer = projects.list(person.accessToken());
    Pages.show(exchange, answer.status(), "Your projects", "The API answered you:", answer.json());
  }

  /// The application calls the API for itself, with a token that says nothing about the person.
  private void callApiAsMachine(HttpExchange exchange, Agent person) throws IOException {
    try {
      var token = idp.clientCredentials(Set.of("projects:read"), apiUrl).accessToken();
      var answer = projects.list(token);
      Pages.show(
          exchange,
          answer.status(),
          "All projects",
          "The API answered this program:",
          answer.json());
    } catch (IdpException.Refused refused) {
      Pages.show(
          exchange,
          502,
          "All projects",
          "The provider refused:",
          "{\"error\":\"" + refused.reason() + "\"}");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    projects.close();
  }
}
