package dev.gatewright.server.cli;

import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// How `user`, `client` and `keys` turn what was typed into requests: options become arguments of
/// the same name.
final class Subcommands {
  static final String PASSWORD_STDIN = "--password-stdin";
  static final String PIN_STDIN = "--pin-stdin";

  /// What is read from the standard input, since others see what stands on a command line.
  private static final Map<String, String> READ =
      Map.of(PASSWORD_STDIN, "password", PIN_STDIN, "digits");

  /// As many characters as a line from the standard input may have.
  private static final int LONGEST_LINE = 4096;

  /// Options that are the command's own and no part of its request.
  private static final Set<String> LOCAL = Set.of("--config", Options.JSON, Options.DEBUG);

  private Subcommands() {}

  static CommandSpec spec(String name, String description) {
    return Reach.options(
        Options.command(name, description).addOption(Options.config()).addOption(Options.issuer()));
  }

  /// Sends `group` and the chosen subcommand with its options; `positional` names the arguments
  /// that stand alone.
  static int run(String group, List<String> positional, ParseResult arguments, Terminal terminal)
      throws IOException {
    var chosen = arguments.subcommand();
    var spec = chosen.commandSpec();
    var request = Request.of(group + " " + spec.name());
    for (int at = 0; at < spec.positionalParameters().size(); at++) {
      request = request.with(positional.get(at), chosen.matchedPositionalValue(at, ""));
    }
    for (var option : chosen.matchedOptions()) {
      var name = option.longestName();
      if (READ.containsKey(name)) {
        var typed = line(terminal);
        if (typed.isEmpty()) {
          terminal.fail("the standard input holds nothing for " + name);
          return Answer.USAGE;
        }
        request = request.with(READ.getOrDefault(name, ""), typed.get());
      } else if (!LOCAL.contains(name) && !Reach.OPTIONS.contains(name)) {
        Object value = option.getValue();
        request = request.with(name.substring(2), text(value));
      }
    }
    return StoreAccess.run(chosen, request, terminal);
  }

  /// Several values are one a line.
  private static String text(Object value) {
    return value instanceof List<?> several
        ? several.stream().map(String::valueOf).collect(Collectors.joining("\n"))
        : String.valueOf(value);
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
