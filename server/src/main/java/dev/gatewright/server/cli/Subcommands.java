package dev.gatewright.server.cli;

import dev.gatewright.server.control.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// How `user`, `client` and `keys` turn what was typed into requests: options become arguments of
/// the same name.
final class Subcommands {
  static final String PASSWORD_STDIN = "--password-stdin";

  /// As many characters as a line from the standard input may have.
  private static final int LONGEST_LINE = 4096;

  private Subcommands() {}

  static CommandSpec spec(String name, String description) {
    return Options.command(name, description)
        .addOption(Options.config())
        .addOption(Options.issuer());
  }

  /// Sends `group` and the chosen subcommand with its options; `positional` names the argument that
  /// stands alone.
  static int run(String group, String positional, ParseResult arguments, Terminal terminal)
      throws IOException {
    var chosen = arguments.subcommand();
    var spec = chosen.commandSpec();
    var request = Request.of(group + " " + spec.name());
    if (!spec.positionalParameters().isEmpty()) {
      request = request.with(positional, Options.positional(chosen));
    }
    for (var option : chosen.matchedOptions()) {
      var name = option.longestName();
      if (name.equals(PASSWORD_STDIN)) {
        var typed = line(terminal);
        if (typed.isEmpty()) {
          terminal.err().println("gatewright: the standard input holds no password");
          return 1;
        }
        request = request.with("password", typed.get());
      } else if (!name.equals("--config")) {
        Object value = option.getValue();
        request = request.with(name.substring(2), String.valueOf(value));
      }
    }
    return StoreAccess.run(Options.config(chosen), request, terminal);
  }

  private static Optional<String> line(Terminal terminal) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    var line = new StringBuilder();
    for (int next = reader.read();
        next >= 0 && next != '\n' && line.length() < LONGEST_LINE;
        next = reader.read()) {
      line.append((char) next);
    }
    return Optional.of(line.toString().stripTrailing()).filter(text -> !text.isEmpty());
  }
}
