package dev.gatewright.server;

import dev.gatewright.admin.act.Holdings.RequestTrial;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.server.cli.LastingLogs;
import dev.gatewright.server.cli.Program;
import dev.gatewright.server.cli.RunningServer;
import dev.gatewright.server.cli.Terminal;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.dev.DemoApplications;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.tenants.OpenStore;
import java.io.Console;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The program's entrance, for those who leave out the demo applications. The packaged program has
/// them, and enters through `distribution`.
public final class Main {
  private static final String LOG_MANAGER = "java.util.logging.manager";

  private Main() {}

  public static void main(String[] arguments) {
    run(Optional.empty(), arguments);
  }

  /// Runs the program and ends the process with its exit code.
  ///
  /// @param demos what `dev` runs beside the server, if this program has them
  public static void run(Optional<DemoApplications> demos, String... arguments) {
    if (System.getProperty(LOG_MANAGER) == null) {
      System.setProperty(LOG_MANAGER, LastingLogs.class.getName());
    }
    var terminal =
        new Terminal(
                System.out,
                System.err,
                System.in,
                System.getenv(),
                InstantSource.system(),
                new SecureRandom())
            .seen(Main::isSeenByAPerson);
    System.exit(new Program(terminal, Main::open, demos).run(arguments));
  }

  private static boolean isSeenByAPerson() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// Assembles the server that commands run.
  public static RunningServer open(
      ServerConfig config, OpenStore open, Terminal terminal, List<Route> extras) {
    return new Started(
        GatewrightServer.of(
            config,
            open.store(),
            open.sealed(),
            open.crypto(),
            open.master().derive("throttles"),
            Fittings.production(extras),
            terminal.random(),
            terminal.clock()));
  }

  /// The server as commands see it.
  private record Started(GatewrightServer server) implements RunningServer {
    @Override
    public void start() throws IOException {
      server.start();
    }

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public boolean drain(Duration longest) throws InterruptedException {
      return server.drain(longest);
    }

    @Override
    public SigningKeys signingKeys() {
      return server.engine().signingKeys();
    }

    @Override
    public Policies passwordPolicies() {
      return server.passwordPolicies();
    }

    @Override
    public RequestTrial requestTrial() {
      return server.requestTrial();
    }

    @Override
    public Outbound trials() {
      return server.trials();
    }

    @Override
    public void serve(Commands commands) {
      server.serve(commands);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
