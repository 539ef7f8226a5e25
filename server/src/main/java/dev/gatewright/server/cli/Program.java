package dev.gatewright.server.cli;

import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.dev.DemoApplications;
import dev.gatewright.store.sql.FileFault;
import dev.gatewright.store.sql.StoreRefused;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program behind `gatewright`: finds the command, runs it, and turns every failure into one
/// line and an exit code ([Answer]). Only the command that is asked for is built.
public final class Program {
  private static final String VERSION = "--version";
  private static final String COMPLETION = "completion";

  private final Terminal terminal;
  private final Map<String, Supplier<Command>> commands = new LinkedHashMap<>();

  /// @param demos what `dev` runs beside the server, if this program has them
  public Program(Terminal terminal, ServerFactory servers, Optional<DemoApplications> demos) {
    this.terminal = terminal;
    commands.put("dev", () -> new DevCommand(servers, demos));
    commands.put("init", InitCommand::new);
    commands.put("serve", () -> new ServeCommand(servers));
    commands.put(
        "apply", () -> new TenantsCommand("apply", "Makes the store hold what a file says."));
    commands.put(
        "plan",
        () ->
            new TenantsCommand("plan", "Shows what apply would change; exits with 2 if anything."));
    commands.put("export", ExportCommand::new);
    commands.put("tenants", HistoryCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("import", ImportCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("user", UserCommand::new);
    commands.put("session", SessionCommand::new);
    commands.put("pin", PinCommand::new);
    commands.put("mail", MailCommand::new);
    commands.put("organization", OrganizationCommand::new);
    commands.put("client", ClientCommand::new);
    commands.put("provider", ProviderCommand::new);
    commands.put("webhook", WebhookCommand::new);
    commands.put("hook", HookCommand::new);
    commands.put("keys", KeysCommand::new);
    commands.put("api-key", ApiKeyCommand::new);
    commands.put("owner-link", OwnerLinkCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("stats", StatsCommand::new);
    commands.put("why", WhyCommand::new);
    commands.put("backup", BackupCommand::new);
    commands.put("restore", RestoreCommand::new);
    commands.put(COMPLETION, () -> new CompletionCommand(this::whole));
    commands.put("version", VersionCommand::new);
  }

  /// Runs what the arguments say and answers the exit code.
  public int run(String... arguments) {
    var given = Arrays.asList(arguments);
    var asked = given.contains(Options.JSON) ? terminal.withJson() : terminal;
    var debug = given.contains(Options.DEBUG);
    try {
      return dispatch(asked, arguments);
    } catch (StoreRefused | StoreUnavailable e) {
      return failed(asked, Answer.UNAVAILABLE, String.valueOf(e.getMessage()), e, debug);
    } catch (IOException e) {
      return failed(asked, Answer.UNAVAILABLE, FileFault.text(e), e, debug);
    } catch (RuntimeException e) {
      return failed(
          asked,
          Answer.BUG,
          "this is a bug: %s. Run it again with %s and report what it prints."
              .formatted(e, Options.DEBUG),
          e,
          debug);
    }
  }

  private static int failed(
      Terminal terminal, int exitCode, String message, Exception cause, boolean debug) {
    terminal.fail(message);
    if (debug) {
      cause.printStackTrace(terminal.err());
    }
    return exitCode;
  }

  private int dispatch(Terminal asked, String... arguments) throws IOException {
    if (List.of(arguments).contains(VERSION)) {
      return new VersionCommand().print(asked);
    }
    var wanted = Arrays.stream(arguments).filter(one -> !one.startsWith("-")).findFirst();
    var built = new LinkedHashMap<String, Command>();
    commands.forEach((name, command) -> {
      if (wanted.filter(commands::containsKey).map(name::equals).orElse(true)) {
        built.put(name, command.get());
      }
    });
    var line = new CommandLine(root(built));
    try {
      return run(line.parseArgs(arguments), built, asked);
    } catch (ParameterException e) {
      return misused(e, asked);
    }
  }

  private static int misused(ParameterException e, Terminal terminal) {
    var message = new StringBuilder(String.valueOf(e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      message.append("; did you mean ").append(unmatched.getSuggestions().getFirst()).append('?');
    }
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.fail(message + "\nRun " + command + " --help.");
    return Answer.USAGE;
  }

  private static int run(ParseResult parsed, Map<String, Command> built, Terminal terminal)
      throws IOException {
    var deepest = parsed;
    while (deepest.hasSubcommand() && !deepest.isUsageHelpRequested()) {
      deepest = deepest.subcommand();
    }
    var spec = deepest.commandSpec();
    if (deepest.isUsageHelpRequested()) {
      spec.commandLine().usage(terminal.out());
      return Answer.DONE;
    }
    var command =
        Optional.ofNullable(parsed.subcommand())
            .flatMap(chosen -> Optional.ofNullable(built.get(chosen.commandSpec().name())));
    if (!spec.subcommands().isEmpty() && command.filter(Command::standsAlone).isEmpty()) {
      spec.commandLine().usage(terminal.err());
      return Answer.USAGE;
    }
    return command.orElseThrow().run(parsed.subcommand(), terminal);
  }

  /// Every command, for what describes them all.
  CommandLine whole() {
    var built = new LinkedHashMap<String, Command>();
    commands.forEach((name, command) -> built.put(name, command.get()));
    return new CommandLine(root(built));
  }

  private static CommandSpec root(Map<String, Command> built) {
    var root =
        Options.command(
            "gatewright", "An identity provider: OAuth 2.0 and OpenID Connect for your apps.");
    root.addOption(
        OptionSpec.builder(VERSION).type(boolean.class).description("Prints the version.").build());
    root.usageMessage()
        .footer(
            "",
            "Exit codes:",
            "  0  done",
            "  1  not done, for a reason that is printed",
            "  2  plan, drift or diff found a difference",
            "  3  the command line is wrong",
            "  4  a configuration file is wrong",
            "  5  what was named is not there",
            "  6  the store, the server or a file cannot be used now",
            "  70 a fault of the program");
    built.forEach((name, command) -> root.addSubcommand(name, command.spec()));
    return root;
  }
}
