package dev.gatewright.server.cli;

import dev.gatewright.server.config.Rate;
import dev.gatewright.server.config.ServerConfig;
import dev.gatewright.server.config.ServerConfig.HostPort;
import dev.gatewright.server.config.ServerConfig.Limits;
import dev.gatewright.server.config.ServerConfig.Log;
import dev.gatewright.server.config.ServerConfig.LogFormat;
import dev.gatewright.server.config.ServerConfig.LogLevel;
import dev.gatewright.server.config.ServerConfig.MailConfig;
import dev.gatewright.server.config.ServerConfig.StoreConfig;
import dev.gatewright.server.control.Administration;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Table;
import dev.gatewright.server.control.TenantsRequest;
import dev.gatewright.server.dev.DemoApp;
import dev.gatewright.server.dev.DevRoutes;
import dev.gatewright.server.dev.DevTenants;
import dev.gatewright.server.dev.Inbox;
import dev.gatewright.server.tenants.OpenStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `dev`: everything a newcomer needs, from no file at all.
final class DevCommand implements Command {
  private static final int PORT = 8080;
  private static final int DEMO_PORT = 3000;
  private static final String DATA = "data/dev";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Rate GENEROUS = new Rate(1000, Duration.ofMinutes(15));

  private final ServerFactory servers;

  DevCommand(ServerFactory servers) {
    this.servers = servers;
  }

  @Override
  public CommandSpec spec() {
    return Options.command("dev", "Serves a demo tenant and an application to log in to.")
        .addOption(port("--port", "The identity provider's port (default: 8080)."))
        .addOption(port("--demo-port", "The application's port (default: 3000)."))
        .addOption(Options.value("--data", "DIR", "Where its data is (default: data/dev)."));
  }

  private static OptionSpec port(String name, String description) {
    return OptionSpec.builder(name)
        .paramLabel("PORT")
        .type(int.class)
        .description(description)
        .build();
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var port = arguments.matchedOptionValue("--port", PORT);
    var demoPort = arguments.matchedOptionValue("--demo-port", DEMO_PORT);
    if (!isPort(port) || !isPort(demoPort) || port.equals(demoPort)) {
      terminal.err().println("gatewright: --port and --demo-port are two ports, 1 to 65535");
      return Answer.FAILED;
    }
    var data = Path.of(Options.find(arguments, "--data").orElse(DATA));
    var config = config(port, data);
    LogSetup.configure(config.log(), terminal.err());
    var site = start(config, demoPort, terminal);
    if (site.isEmpty()) {
      return Answer.FAILED;
    }
    site.get().serving().stopOnSignal(DRAIN, site.get().demo()::close);
    terminal.out().println(site.get().welcome());
    terminal.out().println(Ready.line(site.get().serving().url(), terminal.clock()));
    site.get().serving().untilStopped();
    return 0;
  }

  private static boolean isPort(int port) {
    return port >= 1 && port <= 65_535;
  }

  /// The server and the application, both started.
  record Site(Serving serving, DemoApp demo, String welcome) {}

  /// Starts both, or answers empty when what keeps them from it was printed.
  Optional<Site> start(ServerConfig config, int demoPort, Terminal terminal) throws IOException {
    var demoUrl = URI.create("http://localhost:" + demoPort);
    var tenants = DevTenants.load(config.baseUrl(), demoUrl);
    var store = StoreAccess.open(config, terminal);
    if (!isApplied(tenants, config, store, terminal)) {
      store.close();
      return Optional.empty();
    }
    var inbox = new Inbox(terminal.clock());
    var routes = new DevRoutes(tenants, config.baseUrl(), demoUrl, inbox).routes();
    var serving = Serving.start(config, store, servers, terminal, routes);
    var demo =
        new DemoApp(
            tenants,
            config.baseUrl(),
            demoUrl,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), demoPort),
            terminal.random());
    try {
      demo.start();
    } catch (IOException e) {
      serving.stop(Duration.ZERO);
      throw new IOException(
          "port %d is taken by another program. Stop it, or choose --demo-port."
              .formatted(demoPort),
          e);
    }
    return Optional.of(new Site(serving, demo, welcome(tenants, config.baseUrl(), demoUrl)));
  }

  private static boolean isApplied(
      DevTenants tenants, ServerConfig config, OpenStore store, Terminal terminal) {
    var request =
        TenantsRequest.of(
            "apply", DevTenants.NAME, tenants.text(), Path.of(""), tenants.environment());
    var answer =
        new Administration(store, config, terminal.clock(), terminal.random(), () -> {})
            .handle(request);
    if (answer.exitCode() != Answer.DONE) {
      terminal.err().println(answer.text());
    }
    return answer.exitCode() == Answer.DONE;
  }

  /// What `server.yaml` would say.
  static ServerConfig config(int port, Path data) {
    return new ServerConfig(
        new HostPort(LOOPBACK, port),
        URI.create("http://localhost:" + port),
        new StoreConfig.Sqlite(data.resolve("gatewright.db").toString()),
        data.resolve("master.key").toString(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new MailConfig.Inbox()),
        List.of(),
        new Limits(GENEROUS, GENEROUS, GENEROUS),
        new Log(LogFormat.TEXT, LogLevel.INFO));
  }

  private static String welcome(DevTenants tenants, URI baseUrl, URI demoUrl) {
    var table = new Table("WHAT", "WHERE OR WHO", "PASSWORD OR SECRET");
    table.row("demo application", demoUrl + "/", "");
    table.row("overview", baseUrl + "/dev", "");
    table.row("issuer", baseUrl.toString(), "");
    table.row("caught mail", baseUrl + "/dev/inbox", "");
    for (var user : tenants.issuer().users()) {
      table.row("user", user.email(), DevTenants.password(user));
    }
    for (var client : tenants.issuer().clients()) {
      table.row("client", client.id(), DevTenants.secret(client).orElse("none: it is public"));
    }
    return table.text() + "\n\nThese passwords are public. Use this on your own machine only.\n";
  }
}
