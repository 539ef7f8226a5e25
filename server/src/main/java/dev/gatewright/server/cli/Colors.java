package dev.gatewright.server.cli;

import java.util.Optional;
import java.util.stream.Collectors;

/// What is added, changed and removed in colors, where a person looks on who wants them
/// (no-color.org); and an arrow that every terminal has, where it has not the other.
final class Colors {
  private static final String END = "\u001b[0m";

  private Colors() {}

  static String of(String text, Terminal terminal) {
    var written =
        terminal.out().charset().newEncoder().canEncode('→') ? text : text.replace("→", "->");
    if (!isWanted(terminal)) {
      return written;
    }
    return written
        .lines()
        .map(line -> color(line).map(color -> color + line + END).orElse(line))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isWanted(Terminal terminal) {
    var environment = terminal.environment();
    return !terminal.json()
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb")
        && terminal.isSeen().getAsBoolean();
  }

  private static Optional<String> color(String line) {
    if (line.startsWith("+ ")) {
      return Optional.of("\u001b[32m");
    }
    if (line.startsWith("~ ")) {
      return Optional.of("\u001b[33m");
    }
    return line.startsWith("- ") ? Optional.of("\u001b[31m") : Optional.empty();
  }
}
