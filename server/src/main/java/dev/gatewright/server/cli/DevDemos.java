package dev.gatewright.server.cli;

import dev.gatewright.server.dev.DemoApplications;
import dev.gatewright.server.dev.DemoApplications.Running;
import dev.gatewright.server.dev.DevTenants;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The demo applications that run beside the server. One that cannot start leaves the server and
/// the other alone.
final class DevDemos {
  private static final int SECRET_BYTES = 32;

  private final Terminal terminal;
  private final Map<URI, Running> running = new LinkedHashMap<>();
  private final Map<String, String> addresses = new LinkedHashMap<>();

  private DevDemos(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Starts what can be started, and prints what could not and the cure.
  static DevDemos start(
      Optional<DemoApplications> applications,
      DevTenants tenants,
      URI issuer,
      DevPorts ports,
      Terminal terminal) {
    var demos = new DevDemos(terminal);
    applications.ifPresent(all -> {
      var environment = environment(tenants, issuer, ports, terminal.random());
      demos.start(
          "demo application",
          ports.webUrl(),
          "--demo-port",
          () -> all.startWeb(with(environment, "PORT", ports.web())));
      demos.start(
          "demo API",
          ports.apiUrl(),
          "--api-port",
          () -> all.startApi(with(environment, "PORT", ports.api())));
    });
    return demos;
  }

  /// What the applications would be told where they run by themselves.
  private static Map<String, String> environment(
      DevTenants tenants, URI issuer, DevPorts ports, SecureRandom random) {
    var client = tenants.demoClient();
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Map.of(
        "ISSUER_URL",
        issuer.toString(),
        "API_URL",
        ports.apiUrl().toString(),
        "CLIENT_ID",
        client.id(),
        "CLIENT_SECRET",
        DevTenants.secret(client).orElse(""),
        "REDIRECT_URI",
        client.redirectUris().getFirst(),
        "SESSION_SECRET",
        HexFormat.of().formatHex(secret),
        "ORGANIZATION_NAMES",
        tenants.issuer().organizations().stream()
            .map(organization -> organization.id() + "=" + organization.name())
            .collect(Collectors.joining(";")));
  }

  private static Map<String, String> with(Map<String, String> environment, String name, int value) {
    var added = new LinkedHashMap<>(environment);
    added.put(name, Integer.toString(value));
    return Map.copyOf(added);
  }

  private interface Start {
    Running now() throws IOException;
  }

  private void start(String what, URI url, String option, Start start) {
    try {
      running.put(url, start.now());
      addresses.put(what, url + "/");
    } catch (IOException e) {
      var why =
          e instanceof BindException
              ? "port " + url.getPort() + " is taken by another program"
              : String.valueOf(e.getMessage());
      addresses.put(what, "not running: " + why);
      terminal
          .err()
          .println(
              "gatewright: the %s does not run: %s. Stop that program, or choose %s."
                  .formatted(what, why, option));
    }
  }

  /// Each application and where it is, or why it is nowhere.
  Map<String, String> addresses() {
    return addresses;
  }

  /// True if the application at this address was started.
  boolean isRunning(URI url) {
    return running.containsKey(url);
  }

  void close() {
    running.values().forEach(Running::close);
  }
}
