package dev.gatewright.endtoend;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Keeps a server with the tenants of `endtoend/tenants.yaml` running for a test class.
final class TwoTenants implements BeforeAllCallback, AfterAllCallback {
  static final String ADA = "ada@acme.test";
  static final String PASSWORD = "ada loves engines";
  static final String SECRET = "web-secret-of-acme-0123456789abcdef";
  static final String CALLBACK = "http://localhost:3000/callback";
  static final String BYE = "http://localhost:3000/bye";

  private final Supplier<Path> data;
  private final String config;
  private final String tenants;
  private final Map<String, String> environment;
  private Optional<ServedGatewright> running = Optional.empty();

  /// `data` is where the store goes, asked for once it is there.
  TwoTenants(Supplier<Path> data) {
    this(data, "tenants.yaml", Map.of());
  }

  TwoTenants(Supplier<Path> data, String tenants, Map<String, String> environment) {
    this(data, "server.yaml", tenants, environment);
  }

  TwoTenants(Supplier<Path> data, String config, String tenants, Map<String, String> environment) {
    this.data = data;
    this.config = config;
    this.tenants = tenants;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    running =
        Optional.of(ServedGatewright.start(file(config), file(tenants), data.get(), environment));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    running.ifPresent(ServedGatewright::close);
  }

  static ServedGatewright start(Path data, int port) throws IOException, InterruptedException {
    return ServedGatewright.start(file("server.yaml"), file("tenants.yaml"), data, port, Map.of());
  }

  static Path file(String name) {
    var found =
        Optional.ofNullable(TwoTenants.class.getResource(name))
            .orElseThrow(() -> new AssertionError(name + " is missing"));
    try {
      return Path.of(found.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  ServedGatewright server() {
    return running.orElseThrow();
  }

  URI at(String path) {
    return server().at(path);
  }

  RelyingParty acme() {
    return web(server(), "acme");
  }

  RelyingParty globex() {
    return web(server(), "globex");
  }

  /// The client that both tenants have, with the same secret.
  static RelyingParty web(ServedGatewright server, String tenant) {
    return new RelyingParty(server.at("/" + tenant), "web", SECRET, CALLBACK);
  }

  /// A browser that does not go on to the application.
  static Visitor visitor() {
    return new Visitor().stoppingAt("localhost:3000");
  }

  /// Logs Ada in, and returns the code.
  static String logIn(Visitor visitor, RelyingParty party)
      throws IOException, InterruptedException {
    return code(visitor.signIn(visitor.open(party.authorize()), ADA, PASSWORD));
  }

  /// The code of a browser that has a session already.
  static String anotherCode(Visitor visitor, RelyingParty party)
      throws IOException, InterruptedException {
    return code(visitor.open(party.authorize()));
  }

  static String code(Page page) {
    return parameter(page, "code");
  }

  /// A parameter of the address bar that must be there.
  static String parameter(Page page, String name) {
    return Optional.ofNullable(page.query().get(name))
        .orElseThrow(() ->
            new AssertionError(
                "no %s at %s %s: %s".formatted(name, page.uri(), page.status(), page.text())));
  }
}
