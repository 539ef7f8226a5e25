package dev.gatewright.server.cli;

import dev.gatewright.identity.Secret;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.AdminApiPlace;
import dev.gatewright.server.config.server.ServerConfig.ConsolePlace;
import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.server.ServerConfig.Limits;
import dev.gatewright.server.config.server.ServerConfig.Log;
import dev.gatewright.server.config.server.ServerConfig.LogFormat;
import dev.gatewright.server.config.server.ServerConfig.LogLevel;
import dev.gatewright.server.config.server.ServerConfig.MailConfig;
import dev.gatewright.server.config.server.ServerConfig.StoreConfig;
import dev.gatewright.server.config.yaml.Rate;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.Table;
import dev.gatewright.server.control.TenantsRequest;
import dev.gatewright.server.dev.DemoApplications;
import dev.gatewright.server.dev.DevRoutes;
import dev.gatewright.server.dev.DevTenants;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.OwnerLinkFile;
import dev.gatewright.server.tenants.SystemIssuer;
import java.io.IOException;
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
  private static final int API_PORT = 3001;
  private static final String DATA = "data/dev";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Rate GENEROUS = new Rate(1000, Duration.ofMinutes(15));

  private final ServerFactory servers;
  private final Optional<DemoApplications> demos;

  DevCommand(ServerFactory servers, Optional<DemoApplications> demos) {
    this.servers = servers;
    this.demos = demos;
  }

  @Override
  public CommandSpec spec() {
    return Options.command("dev", "Serves a demo tenant and an application to log in to.")
        .addOption(port("--port", "The identity provider's port (default: 8080)."))
        .addOption(port("--demo-port", "The application's port (default: 3000)."))
        .addOption(port("--api-port", "The port of the application's API (default: 3001)."))
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
    var ports =
        new DevPorts(
            arguments.matchedOptionValue("--port", PORT),
            arguments.matchedOptionValue("--demo-port", DEMO_PORT),
            arguments.matchedOptionValue("--api-port", API_PORT));
    if (!ports.areGood()) {
      terminal.fail("--port, --demo-port and --api-port are three ports, 1 to 65535");
      return Answer.USAGE;
    }
    var data = Path.of(Options.find(arguments, "--data").orElse(DATA));
    var config = config(ports.server(), data);
    LogSetup.configure(config.log(), terminal.err());
    var site = start(config, ports, terminal);
    if (site.isEmpty()) {
      return Answer.FAILED;
    }
    site.get().serving().stopOnSignal(DRAIN, site.get().demos()::close);
    terminal.out().println(site.get().welcome());
    terminal.out().println(Ready.line(site.get().serving().url(), terminal.clock()));
    site.get().serving().untilStopped();
    return 0;
  }

  /// The server and what runs beside it.
  record Site(Serving serving, DevDemos demos, String welcome) {}

  /// Starts everything, or answers empty when what keeps the server from it was printed.
  Optional<Site> start(ServerConfig config, DevPorts ports, Terminal terminal) throws IOException {
    var tenants = DevTenants.load(config.baseUrl(), ports.webUrl(), ports.apiUrl());
    var store = StoreAccess.open(config, terminal);
    if (!isApplied(tenants, config, store, terminal)) {
      store.close();
      return Optional.empty();
    }
    var running = DevDemos.start(demos, tenants, config.baseUrl(), ports, terminal);
    try {
      var web = Optional.of(ports.webUrl()).filter(running::isRunning);
      var routes = new DevRoutes(tenants, config.baseUrl(), web).routes();
      var serving = Serving.start(config, store, servers, terminal, routes);
      var text = welcome(tenants, config.baseUrl(), console(config, terminal), running);
      return Optional.of(new Site(serving, running, text));
    } catch (IOException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private static boolean isApplied(
      DevTenants tenants, ServerConfig config, OpenStore store, Terminal terminal) {
    var request =
        TenantsRequest.of(
            "apply", DevTenants.NAME, tenants.text(), Path.of(""), tenants.environment());
    var commands = Commands.on(store, config, terminal.clock(), terminal.random());
    var answer = commands.handle(request);
    // What the demos need is in their settings, so nothing has to be shown.
    answer.receipt().ifPresent(receipt -> commands.handle(Request.shown(receipt)));
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
        AdminApiPlace.MAIN,
        ConsolePlace.MAIN,
        Optional.of(new MailConfig.Inbox()),
        List.of(),
        OutboundAllow.LOOPBACK,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Limits(GENEROUS, GENEROUS, GENEROUS, GENEROUS, GENEROUS, GENEROUS, GENEROUS, GENEROUS),
        new Log(LogFormat.TEXT, LogLevel.INFO));
  }

  /// The console, or the link that makes whoever opens it its owner: for a person who looks on, and
  /// for no file or log that somebody keeps of what is printed.
  private static String console(ServerConfig config, Terminal terminal) {
    return OwnerLinkFile.of(ServerFile.storeFile(config))
        .read()
        .filter(_ -> terminal.isSeen().getAsBoolean())
        .map(Secret::reveal)
        .orElse(config.baseUrl() + SystemIssuer.PATH);
  }

  private static String welcome(DevTenants tenants, URI baseUrl, String console, DevDemos demos) {
    var table = new Table("WHAT", "WHERE OR WHO", "PASSWORD OR SECRET");
    demos.addresses().forEach((what, where) -> table.row(what, where, ""));
    table.row("overview", baseUrl + "/dev", "");
    table.row("issuer", baseUrl.toString(), "");
    table.row("caught mail", baseUrl + "/dev/inbox", "");
    table.row("console", console, "");
    for (var user : tenants.issuer().users()) {
      table.row("user", user.email(), DevTenants.password(user));
    }
    for (var client : tenants.issuer().clients()) {
      table.row("client", client.id(), DevTenants.secret(client).orElse("none: it is public"));
    }
    return table.text() + "\n\nThese passwords are public. Use this on your own machine only.\n";
  }
}
