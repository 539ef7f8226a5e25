package dev.gatewright.server.cli;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.TenantsRequest;
import dev.gatewright.server.tenants.OpenStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `serve`.
final class ServeCommand implements Command {
  private static final int DRAIN_SECONDS = 10;
  private static final int LONGEST_DRAIN_SECONDS = 3600;

  private final ServerFactory servers;

  ServeCommand(ServerFactory servers) {
    this.servers = servers;
  }

  @Override
  public CommandSpec spec() {
    return Options.command("serve", "Runs the server until SIGTERM or SIGINT.")
        .addOption(Options.config())
        .addOption(Options.value("--apply", "TENANTS", "Applies this tenants.yaml before serving."))
        .addOption(
            OptionSpec.builder("--drain")
                .paramLabel("SECONDS")
                .type(int.class)
                .description("How long requests under way may take to finish (default: 10).")
                .build());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var seconds = arguments.matchedOptionValue("--drain", DRAIN_SECONDS);
    if (seconds < 0 || seconds > LONGEST_DRAIN_SECONDS) {
      terminal.fail("--drain is 0 to 3600 seconds");
      return Answer.USAGE;
    }
    var config = ServerFile.read(Options.config(arguments), terminal);
    if (config.isEmpty()) {
      return Answer.CONFIGURATION;
    }
    LogSetup.configure(config.get().log(), terminal.err());
    var apply = Options.find(arguments, "--apply").map(Path::of);
    var serving = start(config.get(), apply, terminal);
    if (serving.isEmpty()) {
      return Answer.CONFIGURATION;
    }
    serving.get().stopOnSignal(Duration.ofSeconds(seconds), () -> {});
    terminal.out().println(Ready.line(serving.get().url(), terminal.clock()));
    serving.get().untilStopped();
    return 0;
  }

  /// A server that answers requests, or empty when what keeps it from doing so was printed.
  Optional<Serving> start(ServerConfig config, Optional<Path> apply, Terminal terminal)
      throws IOException {
    var wanted = Optional.<Request>empty();
    if (apply.isPresent()) {
      wanted = TenantsCommand.request("apply", apply.get(), config, terminal);
      if (wanted.isEmpty()) {
        return Optional.empty();
      }
    }
    var store = StoreAccess.open(config, terminal);
    if (wanted.isPresent() && !isApplied(wanted.get(), config, store, terminal)) {
      store.close();
      return Optional.empty();
    }
    return Optional.of(Serving.start(config, store, servers, terminal, List.of()));
  }

  /// Beside the store, which has the same readers.
  private static Path secretsFile(ServerConfig config) {
    return ServerFile.storeFile(config).resolveSibling("generated-secrets.txt");
  }

  private static boolean isApplied(
      Request request, ServerConfig config, OpenStore store, Terminal terminal) {
    // A service's output goes to a journal, which many can read.
    var asked =
        terminal.isSeen().getAsBoolean()
            ? request
            : request.with(TenantsRequest.SECRETS_FILE, secretsFile(config).toString());
    var commands = Commands.on(store, config, terminal.clock(), terminal.random());
    var uncut = Uncut.begin(terminal, asked);
    boolean isStopping;
    int exit;
    try {
      var answer = commands.handle(asked);
      exit = StoreAccess.print(answer, terminal);
      answer
          .receipt()
          .filter(_ -> terminal.isIntact())
          .ifPresent(receipt -> commands.handle(Request.shown(receipt)));
    } finally {
      isStopping = uncut.end();
    }
    return exit == Answer.DONE && !isStopping;
  }
}
