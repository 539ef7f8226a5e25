package dev.gatewright.server.cli;

import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.dev.DemoApplications;
import dev.gatewright.store.sql.StoreRefused;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The program behind `gatewright`: finds the command, runs it, and turns every failure into one
/// line and an exit code. Only the command that is asked for is built.
public final class Program {
  private static final int FAILED = 1;
  private static final String DEBUG = "--debug";

  private final Terminal terminal;
  private final Map<String, Supplier<Command>> commands = new LinkedHashMap<>();

  /// @param demos what `dev` runs beside the server, if this program has them
  public Program(Terminal terminal, ServerFactory servers, Optional<DemoApplications> demos) {
    this.terminal = terminal;
    commands.put("dev", () -> new DevCommand(servers, demos));
    commands.put("serve", () -> new ServeCommand(servers));
    commands.put(
        "apply", () -> new TenantsCommand("apply", "Makes the store hold what a file says."));
    commands.put(
        "plan",
        () ->
            new TenantsCommand("plan", "Shows what apply would change; exits with 2 if anything."));
    commands.put("export", ExportCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("user", UserCommand::new);
    commands.put("client", ClientCommand::new);
    commands.put("keys", KeysCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("backup", BackupCommand::new);
    commands.put("restore", RestoreCommand::new);
    commands.put("version", VersionCommand::new);
  }

  /// Runs what the arguments say and answers the exit code: 0 when it was done, 1 when it was not,
  /// 2 when `plan` found changes.
  public int run(String... arguments) {
    var debug = Arrays.asList(arguments).contains(DEBUG);
    var rest = Arrays.stream(arguments).filter(one -> !one.equals(DEBUG)).toArray(String[]::new);
    try {
      return dispatch(rest);
    } catch (StoreRefused | StoreUnavailable | IOException e) {
      return failed(String.valueOf(e.getMessage()), e, debug);
    } catch (RuntimeException e) {
      return failed(
          "this is a bug: %s. Run it again with %s and report what it prints.".formatted(e, DEBUG),
          e,
          debug);
    }
  }

  private int failed(String message, Exception cause, boolean debug) {
    terminal.err().println("gatewright: " + message);
    if (debug) {
      cause.printStackTrace(terminal.err());
    }
    return FAILED;
  }

  private int dispatch(String... arguments) throws IOException {
    var wanted = arguments.length == 0 ? Optional.<String>empty() : Optional.of(arguments[0]);
    var built = new LinkedHashMap<String, Command>();
    commands.forEach((name, command) -> {
      if (wanted.filter(commands::containsKey).map(name::equals).orElse(true)) {
        built.put(name, command.get());
      }
    });
    var root = root();
    built.forEach((name, command) -> root.addSubcommand(name, command.spec()));
    var line = new CommandLine(root);
    ParseResult parsed;
    try {
      parsed = line.parseArgs(arguments);
    } catch (ParameterException e) {
      terminal.err().println("gatewright: " + e.getMessage());
      terminal
          .err()
          .println("Run " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
      return FAILED;
    }
    return run(parsed, built);
  }

  private int run(ParseResult parsed, Map<String, Command> built) throws IOException {
    var deepest = parsed;
    while (deepest.hasSubcommand()) {
      if (deepest.isUsageHelpRequested()) {
        break;
      }
      deepest = deepest.subcommand();
    }
    var spec = deepest.commandSpec();
    if (deepest.isUsageHelpRequested()) {
      spec.commandLine().usage(terminal.out());
      return 0;
    }
    if (!spec.subcommands().isEmpty()) {
      spec.commandLine().usage(terminal.err());
      return FAILED;
    }
    var command = Optional.ofNullable(built.get(parsed.subcommand().commandSpec().name()));
    return command.orElseThrow().run(parsed.subcommand(), terminal);
  }

  private static CommandSpec root() {
    var root =
        Options.command(
            "gatewright", "An identity provider: OAuth 2.0 and OpenID Connect for your apps.");
    root.usageMessage()
        .footer("", "Every command takes --debug, which adds where a failure came from.");
    return root;
  }
}
