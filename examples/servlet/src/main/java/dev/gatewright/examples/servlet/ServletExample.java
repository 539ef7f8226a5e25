package dev.gatewright.examples.servlet;

import static jakarta.servlet.DispatcherType.REQUEST;
import static java.util.Objects.requireNonNull;

import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpClientBuilder;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.servlet.BearerFilter;
import dev.gatewright.servlet.HttpSessions;
import dev.gatewright.servlet.LoginFilter;
import dev.gatewright.servlet.ServletExchange;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.UUID;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A web application that people log in to, and an API that it calls in their name, in one Jetty.
public final class ServletExample {
  private static final URI API = URI.create("https://api.acme.test");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private ServletExample() {}

  /// Runs until it is stopped.
  public static void main(String[] arguments) throws Exception {
    var issuer = System.getenv().getOrDefault("ISSUER_URL", "http://localhost:8080");
    var id = requireNonNull(System.getenv("CLIENT_ID"), "set CLIENT_ID: see README.md");
    var secret = requireNonNull(System.getenv("CLIENT_SECRET"), "set CLIENT_SECRET too");
    var client = IdpClient.builder().issuer(issuer).clientId(id).clientSecret(secret);
    var server = start(client, 3002, InstantSource.system());
    System.out.println("Open " + address(server));
    server.join();
  }

  /// Where browsers find it.
  static URI address(Server server) {
    var port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://localhost:" + port + "/");
  }

  static Server start(IdpClientBuilder client, int port, InstantSource clock) throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("localhost");
    connector.setPort(port);
    server.addConnector(connector);
    connector.open(); // From here on port 0 is a real one.
    var idp = client.redirectUri(address(server).resolve("callback")).clock(clock).build();
    var login =
        WebLogin.builder(idp)
            .options(AuthorizationOptions.of("openid", "email", "projects:read").resources(API))
            .sessions(new HttpSessions())
            .cookieSecret(UUID.randomUUID().toString()) // One from outside survives a restart.
            .afterLogin("/dashboard")
            .clock(clock);
    var tokens =
        TokenVerifier.builder().issuer(idp.issuer()).audience(API.toString()).clock(clock).build();
    var application = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    var people = LoginFilter.builder(login).publicPaths("/", "/api/*").build();
    application.addFilter(people, "/*", EnumSet.of(REQUEST));
    application.addFilter(BearerFilter.of(tokens, "projects:read"), "/api/*", EnumSet.of(REQUEST));
    application.addServlet(new Pages(address(server).resolve("api/projects")), "/");
    server.setHandler(application);
    server.start();
    return server;
  }

  private static final class Pages extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final URI projects;

    Pages(URI projects) {
      this.projects = projects;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getServletPath()) {
        case "/" -> page(response, "<a href='/dashboard'>Your dashboard</a>");
        case "/dashboard" -> page(response, dashboard(agent(request)));
        case "/projects" -> page(response, "<pre>" + escape(fetch(agent(request))) + "</pre>");
        case "/api/projects" -> {
          response.setContentType("application/json"); // For whoever has a token: BearerFilter.
          response.getWriter().print("[\"Projects of " + request.getRemoteUser() + "\"]");
        }
        default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
      }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var organization = request.getParameter("org");
      if (organization == null || !agent(request).hasAccessIn(organization, "write", "projects")) {
        WebLogin.insufficientScope(new ServletExchange(request, response));
      } else {
        page(response, "Made a project in " + escape(organization));
      }
    }

    private static String dashboard(Agent person) {
      var html = new StringBuilder(escape(person.profile().email().orElse("?")));
      html.append(" <a href='/projects'>Ask the API</a><form method='post' action='/projects'>");
      for (var each : person.organizations()) {
        var id = escape(each.id());
        html.append("<button name='org' value='" + id + "'>New project in " + id + "</button>");
      }
      return html + "</form><form method='post' action='/logout'><button>Log out</button></form>";
    }

    /// With the person's access token, which is renewed first if it is about to expire.
    private String fetch(Agent person) {
      var request =
          HttpRequest.newBuilder(projects)
              .timeout(Duration.ofSeconds(10))
              .header("Authorization", "Bearer " + person.accessToken());
      return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join().body();
    }
  }

  private static Agent agent(HttpServletRequest request) {
    return LoginFilter.agent(request).orElseThrow();
  }

  private static void page(HttpServletResponse response, String html) throws IOException {
    response.setContentType("text/html; charset=utf-8");
    response.getWriter().print("<!doctype html><title>Example</title>" + html);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
  }
}
