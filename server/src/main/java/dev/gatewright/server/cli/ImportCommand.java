package dev.gatewright.server.cli;

import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.imports.FirebaseHashing;
import dev.gatewright.server.imports.Format;
import dev.gatewright.server.imports.Unreadable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `import`.
final class ImportCommand implements Command {
  private static final String FROM = "--from";
  static final String DRY_RUN = "dry-run";
  private static final String HASHING = "--firebase-hashing";

  @Override
  public CommandSpec spec() {
    return Reach.options(
            Options.command(
                "import", "Adds people whom another system exported, with their passwords."))
        .addOption(Options.config())
        .addOption(Options.issuer())
        .addOption(
            Options.required(FROM, "SYSTEM", "Where the file is from: " + Format.keys() + "."))
        .addOption(Options.flag("--" + DRY_RUN, "Adds nobody; says what would not fit."))
        .addOption(
            Options.value(
                HASHING, "FILE", "The password hash parameters of the Firebase project, as JSON."))
        .addPositional(Options.positional("FILE", "What the other system wrote."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var from = Options.find(arguments, FROM).orElse("");
    var format = Format.parse(from);
    if (format.isEmpty()) {
      terminal.fail(
          "%s is no system that people come from; name one of: %s".formatted(from, Format.keys()));
      return Answer.USAGE;
    }
    var file = Path.of(Options.positional(arguments));
    if (!Files.isRegularFile(file)) {
      terminal.fail("there is no file " + file);
      return Answer.CONFIGURATION;
    }
    var hashing = Options.find(arguments, HASHING).map(Path::of);
    Optional<FirebaseHashing> firebase = Optional.empty();
    if (hashing.isPresent()) {
      firebase = FirebaseHashing.parse(Files.readString(hashing.get()));
      if (firebase.isEmpty()) {
        terminal.fail(
            hashing.get()
                + " needs base64_signer_key, base64_salt_separator, rounds and mem_cost, as the"
                + " Firebase console shows them");
        return Answer.CONFIGURATION;
      }
    }
    var reach = Reach.of(arguments, terminal);
    if (reach.isEmpty()) {
      return Reach.failure(arguments);
    }
    var request = Request.of("import");
    var issuer = Options.find(arguments, "--issuer");
    if (issuer.isPresent()) {
      request = request.with("issuer", issuer.get());
    }
    if (Options.isGiven(arguments, "--" + DRY_RUN)) {
      request = request.with(DRY_RUN, "true");
    }
    var moving = new Moving(reach.get(), request, terminal);
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      format.get().read(in, firebase, moving::take);
      moving.send();
    } catch (Unreadable e) {
      moving.send();
      terminal.fail(
          "%s is not what %s exports: %s. %s"
              .formatted(file, format.get().key(), e.getMessage(), moving.summary()));
      return Answer.CONFIGURATION;
    } catch (Moving.NotTaken e) {
      return StoreAccess.print(e.answer(), terminal);
    }
    moving.print();
    return Answer.DONE;
  }
}
