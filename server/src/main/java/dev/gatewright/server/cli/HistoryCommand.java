package dev.gatewright.server.cli;

import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `tenants history`, `drift` and `rollback`.
final class HistoryCommand implements Command {
  private static final String NUMBER = "NUMBER";
  private static final String YES = "--yes";
  private static final String COMMENT = "--comment";

  @Override
  public CommandSpec spec() {
    return Options.command("tenants", "Shows what was applied, and goes back to it.")
        .addSubcommand(
            "history",
            spec("history", "Lists what was changed, or shows what one entry changed.")
                .addPositional(
                    Options.optionalPositional(
                        NUMBER, "The entry, or an issuer's id; all of them without.")))
        .addSubcommand(
            "drift",
            spec(
                "drift",
                "Shows what was changed by hand since the last apply; exits with 2 if anything."))
        .addSubcommand(
            "rollback",
            spec("rollback", "Makes the settings what they were after an entry; people stay.")
                .addOption(Options.flag(YES, "Does it without asking."))
                .addOption(Options.value(COMMENT, "TEXT", "What this is for."))
                .addPositional(
                    Options.positional(NUMBER, "The entry, as tenants history shows it.")));
  }

  private static CommandSpec spec(String name, String description) {
    return Reach.options(Options.command(name, description)).addOption(Options.config());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var chosen = arguments.subcommand();
    var name = chosen.commandSpec().name();
    var request = Request.of("tenants " + name);
    if (chosen.hasMatchedPositional(0)) {
      request = request.with("number", chosen.matchedPositionalValue(0, ""));
    }
    var reach = Reach.of(chosen, terminal);
    if (reach.isEmpty()) {
      return Reach.failure(chosen);
    }
    return name.equals("rollback")
        ? rollback(reach.get(), request, chosen, terminal)
        : reach.get().tell(request, terminal);
  }

  /// Has done what was shown, once somebody agreed to it.
  private static int rollback(
      Reach reach, Request request, ParseResult arguments, Terminal terminal) throws IOException {
    var planned = reach.ask(request, terminal);
    boolean agreed = Options.isGiven(arguments, YES);
    if (planned.exitCode() != Answer.CHANGES_PENDING) {
      return StoreAccess.print(planned, terminal);
    }
    if (!terminal.json() || !agreed) {
      StoreAccess.print(planned, terminal);
    }
    if (!agreed && !terminal.agrees("Do this?")) {
      terminal.err().println("nothing was changed; " + YES + " does it without asking");
      return Answer.CHANGES_PENDING;
    }
    var wanted = request.with("shown", planned.text());
    var comment = Options.find(arguments, COMMENT);
    return reach.tell(comment.map(text -> wanted.with("comment", text)).orElse(wanted), terminal);
  }
}
