package dev.gatewright.server.cli;

import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.TenantsRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `apply` and `plan`.
final class TenantsCommand implements Command {
  private static final String USUAL = "tenants.yaml";
  private static final String APPLY = "apply";
  private static final String COMMENT = "--comment";

  private final String name;
  private final String description;

  TenantsCommand(String name, String description) {
    this.name = name;
    this.description = description;
  }

  @Override
  public CommandSpec spec() {
    var spec =
        Reach.options(Options.command(name, description))
            .addOption(Options.config())
            .addPositional(
                Options.optionalPositional(
                    "TENANTS", "What is to be served (default: tenants.yaml)."));
    return name.equals(APPLY)
        ? spec.addOption(
            Options.value(COMMENT, "TEXT", "What this is for, as tenants history shows it."))
        : spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var reach = Reach.of(arguments, terminal);
    if (reach.isEmpty()) {
      return Reach.failure(arguments);
    }
    var file = Path.of(arguments.matchedPositionalValue(0, USUAL));
    if (!Files.exists(file)) {
      terminal.fail(
          "there is no file %s. Name the one that says what is served, or write one to begin with: gatewright init"
              .formatted(file));
      return Answer.CONFIGURATION;
    }
    var request =
        switch (reach.get()) {
          case Reach.Here(var config) -> request(name, file, config, terminal);
          case Reach.There(var server) ->
              Optional.of(sent(name, file, server.address().base(), terminal));
        };
    var comment = Options.find(arguments, COMMENT);
    return request.isPresent()
        ? tell(
            reach.get(),
            comment.map(text -> request.get().with("comment", text)).orElseGet(request::get),
            terminal)
        : Answer.CONFIGURATION;
  }

  private static int tell(Reach reach, Request request, Terminal terminal) throws IOException {
    if (request.onlyLooks()) {
      return reach.tell(request, terminal);
    }
    var uncut = Uncut.begin(terminal, request);
    try {
      return reach.tell(request, terminal);
    } finally {
      var _ = uncut.end();
    }
  }

  /// The request for a server elsewhere. What the file names of this machine goes along; what is
  /// wrong with the file, the server says, which knows its own addresses.
  private static Request sent(String command, Path file, URI server, Terminal terminal)
      throws IOException {
    var named = new HashMap<String, byte[]>();
    var _ = TenantsReader.read(ConfigFile.at(file, terminal.environment()).noting(named), server);
    return TenantsRequest.sent(
        command, file.toString(), Files.readString(file), named, terminal.environment());
  }

  /// The request for a file, or empty when the file's problems were printed. The file is checked
  /// here, before anything is opened, so that its problems never depend on a server.
  static Optional<Request> request(
      String command, Path file, ServerConfig config, Terminal terminal) throws IOException {
    var read = TenantsReader.read(ConfigFile.at(file, terminal.environment()), config.baseUrl());
    switch (read) {
      case ConfigResult.Broken<TenantsConfig> broken -> {
        terminal.problems(broken);
        return Optional.empty();
      }
      case ConfigResult.Loaded<TenantsConfig>(_, var warnings) ->
          warnings.forEach(warning -> terminal.err().println("warning: " + warning.text()));
    }
    var folder = Optional.ofNullable(file.toAbsolutePath().getParent());
    return Optional.of(
        TenantsRequest.of(
            command,
            file.toString(),
            Files.readString(file),
            folder.orElseGet(() -> Path.of("/")),
            terminal.environment()));
  }
}
