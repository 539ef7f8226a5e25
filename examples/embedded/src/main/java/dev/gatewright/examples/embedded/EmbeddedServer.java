package dev.gatewright.examples.embedded;

import com.sun.net.httpserver.HttpServer;
import dev.gatewright.embed.httpserver.EndpointsHandler;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.AuthorizationServerBuilder;
import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.token.SupportedGrant;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// An application that is its own authorization server. Everything is in memory, so a restart
/// forgets it all, keys included.
public final class EmbeddedServer implements AutoCloseable {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Issuer issuer;
  private final InMemoryPorts ports;

  /// Starts the application.
  ///
  /// @param more what else the engine is told, such as further grants
  EmbeddedServer(
      Options options, InstantSource clock, UnaryOperator<AuthorizationServerBuilder> more)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
    http = HttpServer.create(address, 0);
    issuer =
        Issuer.builder("http://localhost:" + http.getAddress().getPort())
            .name("Address Book")
            .scope("contacts.read", "See your contacts")
            .scope("contacts.write", "Change your contacts")
            .errorStyle(options.errors())
            .build();

    // What the engine knows: clients and people. InMemoryPorts forget; a real application brings
    // ports on its own database.
    ports = new InMemoryPorts(clock);
    var people = new People(clock);
    var clients = Registrations.clients(options.errors());
    clients.forEach(client -> ports.clients().put(issuer.id(), client));
    people.views().forEach(person -> ports.subjects().put(issuer.id(), person));

    // The engine, and what it may do: nothing is on unless it is enabled.
    var engine =
        more.apply(
                AuthorizationServer.builder(ports.ports())
                    .enable(SupportedGrant.clientCredentials(), AN_HOUR)
                    .enable(SupportedGrant.authorizationCode(), AN_HOUR)
                    .enable(SupportedGrant.refreshToken(), AN_HOUR)
                    .clock(clock))
            .build();

    // Its endpoints, and who may approve what.
    var cookies = new Cookies(issuer, new SecureRandom());
    var logins = new Logins(issuer, ports.sessions(), cookies, clock);
    var endpoints =
        Endpoints.builder(engine, issuer, options.stub().orElse(logins))
            .alias(Endpoint.INTROSPECTION, "/token_info")
            .allowedOrigins(
                clients.stream()
                    .flatMap(client -> client.allowedOrigins().stream())
                    .collect(Collectors.toSet()))
            .build();

    http.createContext("/", new EndpointsHandler(endpoints));
    http.createContext(LoginPage.PATH, new LoginPage(issuer, people, logins, cookies));
    http.createContext(LoginPage.STYLE_PATH, LoginPage::style);
    http.setExecutor(threads);
    http.start();
  }

  public static void main(String[] arguments) throws IOException {
    try {
      var options = Options.of(arguments);
      var server = new EmbeddedServer(options, InstantSource.system(), engine -> engine);
      System.out.println(Welcome.to(server.issuer));
    } catch (IllegalArgumentException mistake) {
      end(Objects.requireNonNullElse(mistake.getMessage(), Options.USAGE));
    } catch (BindException taken) {
      end("the port is taken: choose another one with --port");
    }
  }

  private static void end(String why) {
    System.err.println(why);
    System.exit(1);
  }

  Issuer issuer() {
    return issuer;
  }

  InMemoryPorts ports() {
    return ports;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }
}
