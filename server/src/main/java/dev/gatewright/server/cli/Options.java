package dev.gatewright.server.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The words that several commands take, spelled once.
final class Options {
  private static final String CONFIG = "--config";
  private static final String DEFAULT_CONFIG = "server.yaml";

  static final String JSON = "--json";
  static final String DEBUG = "--debug";

  private Options() {}

  static CommandSpec command(String name, String description) {
    var spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return spec.addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Shows this text.")
                .build())
        .addOption(flag(JSON, "Answers with JSON, failures too."))
        .addOption(flag(DEBUG, "Adds where a failure came from."));
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

  static OptionSpec required(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .required(true)
        .build();
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

  /// An option that may be given several times.
  static OptionSpec values(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  static PositionalParamSpec positional(String label, String description) {
    return positional(0, label, description);
  }

  static PositionalParamSpec positional(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .type(String.class)
        .arity("1")
        .required(true)
        .index(String.valueOf(index))
        .description(description)
        .build();
  }

  /// A positional argument that may be left out.
  static PositionalParamSpec optionalPositional(String label, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .type(String.class)
        .arity("0..1")
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
