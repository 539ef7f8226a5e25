package dev.gatewright.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.examples.web.Projects.Answer;
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

  private final Settings settings;
  private final URI apiUrl;
  private final IdpClient idp;
  private final Projects projects;
  private final Dashboard dashboard;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  WebApplication(Settings settings, InstantSource clock) throws IOException {
    this.settings = settings;
    apiUrl = settings.api();
    idp =
        IdpClient.builder()
            .issuer(settings.issuer())
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .redirectUri(settings.redirectUri())
            .clock(clock)
            .build();
    projects = new Projects(apiUrl);
    dashboard = new Dashboard(settings, clock);
    var login =
        new HttpServerLogin(
            WebLogin.builder(idp)
                .cookieSecret(settings.sessionSecret())
                .options(
                    AuthorizationOptions.of(
                            "openid", "profile", "email", "projects:read", "projects:write")
                        .resources(apiUrl))
                .afterLogin("/dashboard")
                .clock(clock)
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
    return new WebApplication(Settings.of(environment), InstantSource.system());
  }

  private void home(HttpExchange exchange, Optional<Agent> person) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/")) {
      Pages.refuse(exchange, 404, "There is no such page.", "not_found");
    } else if (person.isPresent()) {
      new HttpServerExchange(exchange).redirect(URI.create("/dashboard"));
    } else {
      Dashboard.forget(exchange);
      Pages.show(exchange, 200, "Welcome", Html.of("home.html", Map.of("issuer", idp.issuer())));
    }
  }

  /// `POST /orgs/{orgId}/projects`. The decision is local: nobody is asked.
  private void createProject(HttpExchange exchange, Agent person) throws IOException {
    var path = PROJECTS.matcher(exchange.getRequestURI().getPath());
    if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
      Pages.refuse(exchange, 404, "There is no such page.", "not_found");
      return;
    }
    var organization = path.group(1);
    if (!person.hasAccessIn(organization, "write", "projects")) {
      Pages.refuse(
          exchange,
          403,
          "You may not create projects in " + settings.organizationName(organization),
          "insufficient_scope");
      return;
    }
    var name = new HttpServerExchange(exchange).form(LONGEST_FORM).one("name").orElse("Untitled");
    var answer = projects.create(person.accessToken(), organization, name);
    Pages.show(exchange, "New project", "The API told you:", answer);
  }

  /// The person's claims as the provider has them now.
  private void userInfo(HttpExchange exchange, Agent person) throws IOException {
    var claims = new Answer(200, person.userInfo().toJson());
    Pages.show(exchange, "User info", "The provider tells about you:", claims);
  }

  private void callApi(HttpExchange exchange, Agent person) throws IOException {
    var answer = projects.list(person.accessToken());
    Pages.show(exchange, "Your projects", "The API told you:", answer);
  }

  /// The application calls the API for itself, with a token that says nothing about the person.
  private void callApiAsMachine(HttpExchange exchange, Agent person) throws IOException {
    var token = idp.clientCredentials(Set.of("projects:read"), apiUrl).accessToken();
    var answer = projects.list(token);
    Pages.show(exchange, "All projects", "The API told this program:", answer);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    projects.close();
  }
}
