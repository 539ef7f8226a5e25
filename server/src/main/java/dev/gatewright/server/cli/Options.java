package dev.gatewright.server.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The words that several commands take, spelled once.
final class Options {
  private static final String CONFIG = "--config";
  private static final String DEFAULT_CONFIG = "server.yaml";

  private Options() {}

  static CommandSpec command(String name, String description) {
    var spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("Shows this text.")
            .build());
  }

  static OptionSpec config() {
    return value(CONFIG, "FILE", "The server's configuration (default: server.yaml).");
  }

  static String config(ParseResult arguments) {
    return find(arguments, CONFIG).orElse(DEFAULT_CONFIG);
  }

  static OptionSpec issuer() {
    return value("--issuer", "ID", "The issuer; may be left out where there is only one.");
  }

  static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  static PositionalParamSpec positional(String label, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .type(String.class)
        .arity("1")
        .index("0")
        .description(description)
        .build();
  }

  static Optional<String> find(ParseResult arguments, String option) {
    return Optional.ofNullable(arguments.matchedOptionValue(option, (String) null));
  }

  static boolean isGiven(ParseResult arguments, String flag) {
    return arguments.hasMatchedOption(flag);
  }

  /// The command's one positional argument, which the parser has demanded.
  static String positional(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, "");
  }
}
