package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.remote.Authorities;
import dev.gatewright.server.remote.Key;
import dev.gatewright.server.remote.RemoteServer;
import dev.gatewright.server.remote.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Which server a command is for: the one of `server.yaml`, or with `--server` one that is
/// elsewhere.
sealed interface Reach {
  String SERVER = "--server";
  String KEY_FILE = "--api-key-file";
  String CA = "--ca";

  /// Where an API key comes from, if no file has it: what stands on a command line, others see.
  String KEY_VARIABLE = "GATEWRIGHT_API_KEY";

  /// The options that say which server it is.
  Set<String> OPTIONS = Set.of(SERVER, KEY_FILE, CA);

  int LONGEST_KEY_FILE = 4096;

  /// The server whose files are here.
  record Here(ServerConfig config) implements Reach {}

  record There(RemoteServer server) implements Reach {}

  /// A command that also reaches servers elsewhere.
  static CommandSpec options(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                SERVER,
                "URL",
                "A server that is elsewhere, by its base_url; needs an API key, from the variable %s or a file."
                    .formatted(KEY_VARIABLE)))
        .addOption(Options.value(KEY_FILE, "FILE", "The API key, as id:secret; mode 0600."))
        .addOption(Options.value(CA, "FILE", "Certificates to trust, instead of the usual."));
  }

  /// The server that the arguments mean, or empty when what is wrong with them was printed.
  static Optional<Reach> of(ParseResult arguments, Terminal terminal) throws IOException {
    var server = Options.find(arguments, SERVER);
    if (server.isPresent()) {
      return there(
              server.get(),
              Options.find(arguments, KEY_FILE),
              Options.find(arguments, CA),
              terminal)
          .map(There::new);
    }
    for (var option : List.of(KEY_FILE, CA)) {
      if (Options.find(arguments, option).isPresent()) {
        terminal.fail("%s is for %s, which is not there".formatted(option, SERVER));
        return Optional.empty();
      }
    }
    return ServerFile.read(Options.config(arguments), terminal).map(Here::new);
  }

  /// What kind of thing is wrong where there is no server: of `--server` the command line, else the
  /// configuration.
  static int failure(ParseResult arguments) {
    return OPTIONS.stream().anyMatch(option -> Options.find(arguments, option).isPresent())
        ? Answer.USAGE
        : Answer.CONFIGURATION;
  }

  /// A server elsewhere, or empty when what is wrong was printed.
  static Optional<RemoteServer> there(
      String url, Optional<String> keyFile, Optional<String> ca, Terminal terminal)
      throws IOException {
    var address = ServerAddress.parse(url);
    if (address.isEmpty()) {
      terminal.fail(
          "%s is an address such as https://id.example.com; without TLS a key goes to this machine alone"
              .formatted(SERVER));
      return Optional.empty();
    }
    var key = key(keyFile, terminal);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Optional<SSLContext> trust =
        ca.isPresent() ? Optional.of(Authorities.of(Path.of(ca.get()))) : Optional.empty();
    return Optional.of(new RemoteServer(address.get(), key.get(), trust));
  }

  private static Optional<Key> key(Optional<String> file, Terminal terminal) throws IOException {
    if (file.isEmpty()) {
      var key = Optional.ofNullable(terminal.environment().get(KEY_VARIABLE)).flatMap(Key::parse);
      if (key.isEmpty()) {
        terminal.fail(
            "%s needs an API key: set %s to id:secret, or name a file with %s"
                .formatted(SERVER, KEY_VARIABLE, KEY_FILE));
      }
      return key;
    }
    var path = Path.of(file.get());
    if (PrivateFile.isOpenToOthers(path)) {
      terminal.fail("other accounts can read %1$s: chmod 600 %1$s".formatted(path));
      return Optional.empty();
    }
    try (var in = Files.newInputStream(path)) {
      var text = new String(in.readNBytes(LONGEST_KEY_FILE), UTF_8);
      var key = Key.parse(text);
      if (key.isEmpty()) {
        terminal.fail(path + " has no API key: its one line is id:secret");
      }
      return key;
    }
  }

  /// Has the request carried out and prints what came of it; says back that secrets in it were
  /// shown.
  default int tell(Request request, Terminal terminal) throws IOException {
    var answer = ask(request, terminal);
    int exit = StoreAccess.print(answer, terminal);
    var receipt = answer.receipt().filter(_ -> terminal.isIntact());
    if (receipt.isPresent()
        && ask(Request.shown(receipt.get()), terminal).exitCode() != Answer.DONE) {
      terminal
          .err()
          .println(
              "warning: the server does not know that the secrets were shown, so plan names them");
    }
    return exit;
  }

  /// Has the request carried out.
  default Answer ask(Request request, Terminal terminal) throws IOException {
    return switch (this) {
      case Here(var config) -> StoreAccess.ask(config, request, terminal);
      case There(var server) ->
          server.ask(terminal.json() ? request.with(Request.JSON, "true") : request);
    };
  }
}
