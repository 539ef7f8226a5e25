package dev.gatewright.server.cli;

import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.remote.RemoteServer;
import dev.gatewright.server.tenants.SettingsSnapshot;
import dev.gatewright.server.tenants.ToldChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `diff`: the settings of two servers, or of a file and a server.
final class DiffCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
            "diff",
            "Shows what differs between two servers, or a file and a server; exits with 2 if anything.")
        .addOption(Options.config())
        .addOption(
            Options.values(
                Reach.SERVER,
                "URL",
                "A server that is elsewhere, up to two; the one of server.yaml is the other."))
        .addOption(
            Options.values(
                Reach.KEY_FILE,
                "FILE",
                "The API key, as id:secret; mode 0600. One for each server, in their order."))
        .addOption(Options.value(Reach.CA, "FILE", "Certificates to trust, instead of the usual."))
        .addPositional(Options.optionalPositional("TENANTS", "A tenants.yaml, to be the first."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    List<String> urls = arguments.matchedOptionValue(Reach.SERVER, List.of());
    List<String> keys = arguments.matchedOptionValue(Reach.KEY_FILE, List.of());
    var file = Optional.ofNullable(arguments.matchedPositionalValue(0, (String) null));
    int sides = urls.size() + (file.isPresent() ? 1 : 0);
    if (sides > 2 || keys.size() > urls.size()) {
      terminal.fail("diff compares two things, of which each server has one key");
      return Answer.USAGE;
    }
    var reaches = new ArrayList<Reach>();
    if (sides < 2) {
      var config = ServerFile.read(Options.config(arguments), terminal);
      if (config.isEmpty()) {
        return Answer.CONFIGURATION;
      }
      reaches.add(new Reach.Here(config.get()));
    }
    for (int at = 0; at < urls.size(); at++) {
      // One key may be both servers'.
      var key =
          keys.isEmpty()
              ? Optional.<String>empty()
              : Optional.of(keys.get(Math.min(at, keys.size() - 1)));
      Optional<RemoteServer> server =
          Reach.there(urls.get(at), key, Options.find(arguments, Reach.CA), terminal);
      if (server.isEmpty()) {
        return Answer.USAGE;
      }
      reaches.add(new Reach.There(server.get()));
    }
    return file.isPresent()
        ? withFile(Path.of(file.get()), reaches.getFirst(), terminal)
        : servers(reaches, terminal);
  }

  private static int servers(List<Reach> reaches, Terminal terminal) throws IOException {
    if (reaches.size() < 2) {
      terminal.fail("diff needs something to compare with: name a file, or a server with --server");
      return Answer.USAGE;
    }
    var sides = new ArrayList<SettingsSnapshot>();
    for (var reach : reaches) {
      var answer = reach.ask(Request.of("settings").with(Request.JSON, "true"), terminal);
      if (!answer.isResult()) {
        return StoreAccess.print(answer, terminal);
      }
      sides.add(SettingsSnapshot.parse(JsonText.read(answer.text())));
    }
    return print(sides.get(0), sides.get(1), terminal);
  }

  /// What the file does not name is no difference, as it is none to `apply`.
  private static int withFile(Path file, Reach reach, Terminal terminal) throws IOException {
    var base =
        switch (reach) {
          case Reach.Here(var config) -> config.baseUrl();
          case Reach.There(var server) -> server.address().base();
        };
    return switch (TenantsReader.read(ConfigFile.at(file, terminal.environment()), base)) {
      case ConfigResult.Broken<TenantsConfig> broken -> {
        terminal.problems(broken);
        yield Answer.CONFIGURATION;
      }
      case ConfigResult.Loaded<TenantsConfig>(var wanted, _) -> {
        var answer = reach.ask(Request.of("settings").with(Request.JSON, "true"), terminal);
        if (!answer.isResult()) {
          yield StoreAccess.print(answer, terminal);
        }
        var first = SettingsSnapshot.of(wanted);
        var second = SettingsSnapshot.parse(JsonText.read(answer.text())).within(first);
        yield print(first, second, terminal);
      }
    };
  }

  private static int print(SettingsSnapshot first, SettingsSnapshot second, Terminal terminal) {
    var changes = first.changesTo(second);
    var text = ToldChange.text(changes, "no difference", List.of());
    var json = JsonValues.newObject();
    json.set("changes", ToldChange.json(changes));
    return StoreAccess.print(
        new Answer(
            changes.isEmpty() ? Answer.DONE : Answer.CHANGES_PENDING,
            terminal.json() ? json.toString() : text),
        terminal);
  }
}
