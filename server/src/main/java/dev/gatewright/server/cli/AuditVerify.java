package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.server.audit.TrailFile;
import dev.gatewright.server.audit.TrailLines;
import dev.gatewright.server.audit.TrailLines.Line;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.store.audit.AuditKey;
import dev.gatewright.store.audit.SignedPlace;
import dev.gatewright.store.audit.TrailReader;
import dev.gatewright.store.audit.TrailVerification;
import dev.gatewright.store.audit.TrailVerification.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `audit verify`: on the store of a configuration, whether its server runs or not, on the file of
/// a store, or on an exported trail. It computes here, and the server goes on.
final class AuditVerify {
  private static final String KEY = "--key";
  private static final String SINCE_HEAD = "--since-head";
  private static final String STORE = "--store";
  private static final String FILE = "--file";

  private AuditVerify() {}

  static CommandSpec spec() {
    return Options.command("verify", "Checks trails, and tells the first event that is wrong.")
        .addOption(Options.config())
        .addOption(Options.value("--issuer", "ID", "The issuer; all without it."))
        .addOption(
            Options.value(
                KEY, "FILE", "The public key as audit key printed it; otherwise the server's."))
        .addOption(
            Options.value(
                SINCE_HEAD, "FILE", "Heads that were kept elsewhere, as audit head printed them."))
        .addOption(Options.value(STORE, "FILE", "The file of a store, such as a backup."))
        .addOption(
            Options.value(FILE, "FILE", "A trail that audit export wrote; needs " + KEY + "."));
  }

  static int run(ParseResult arguments, Terminal terminal) throws IOException {
    var file = Options.find(arguments, FILE).map(Path::of);
    var store = Options.find(arguments, STORE).map(Path::of);
    var keyFile = Options.find(arguments, KEY).map(Path::of);
    if (file.isPresent() && (store.isPresent() || keyFile.isEmpty())) {
      terminal.fail(FILE + " stands without " + STORE + " and needs " + KEY);
      return Answer.USAGE;
    }
    var crypto = CryptoProvider.probe();
    var kept = new ArrayList<SignedPlace>();
    if (Options.find(arguments, SINCE_HEAD).isPresent()) {
      kept.addAll(heads(Path.of(Options.find(arguments, SINCE_HEAD).orElseThrow())));
      if (kept.isEmpty()) {
        terminal.fail(SINCE_HEAD + " holds no head that audit head printed");
        return Answer.USAGE;
      }
    }
    var keys = keyFile.isPresent() ? read(keyFile.get(), crypto) : List.<AuditKey>of();
    if (keyFile.isPresent() && keys.isEmpty()) {
      terminal.fail(KEY + " holds no key that audit key printed");
      return Answer.USAGE;
    }
    var issuer = Options.find(arguments, "--issuer");
    kept.removeIf(head -> issuer.isPresent() && !issuer.get().equals(head.issuer()));
    if (file.isPresent()) {
      try (var lines = Files.newBufferedReader(file.get(), UTF_8)) {
        return print(new TrailFile(keys, kept, crypto).verify(lines), issuer, kept, terminal);
      }
    }
    return store.isPresent()
        ? ofFile(store.get(), issuer, keys, kept, crypto, terminal)
        : ofServer(Options.config(arguments), issuer, keys, kept, crypto, terminal);
  }

  private static List<AuditKey> read(Path file, CryptoProvider crypto) throws IOException {
    return TrailLines.readKeys(Files.readString(file), crypto);
  }

  private static List<SignedPlace> heads(Path file) throws IOException {
    try (var lines = Files.lines(file, UTF_8)) {
      return lines
          .flatMap(line ->
              TrailLines.read(line) instanceof Line.Signed(var place)
                  ? Optional.of(place).stream()
                  : Optional.<SignedPlace>empty().stream())
          .filter(place -> place.kind() == SignedPlace.Kind.HEAD)
          .toList();
    }
  }

  private static int ofServer(
      String configFile,
      Optional<String> issuer,
      List<AuditKey> given,
      List<SignedPlace> kept,
      CryptoProvider crypto,
      Terminal terminal)
      throws IOException {
    var config = ServerFile.read(configFile, terminal);
    if (config.isEmpty()) {
      return Answer.CONFIGURATION;
    }
    var keys = given;
    if (keys.isEmpty()) {
      // Also where no server runs: only with the master key is a key of the store known for ours.
      var answer = StoreAccess.ask(config.get(), Request.of("audit keys"), terminal);
      if (answer.exitCode() != Answer.DONE) {
        return StoreAccess.print(answer, terminal);
      }
      keys = TrailLines.readKeys(answer.text(), crypto);
    }
    try (var reader = TrailReader.open(ServerFile.storeFile(config.get()))) {
      return verify(reader, issuer, keys, kept, crypto, terminal);
    }
  }

  private static int ofFile(
      Path store,
      Optional<String> issuer,
      List<AuditKey> given,
      List<SignedPlace> kept,
      CryptoProvider crypto,
      Terminal terminal) {
    try (var reader = TrailReader.open(store)) {
      if (!given.isEmpty()) {
        return verify(reader, issuer, given, kept, crypto, terminal);
      }
      terminal
          .err()
          .println(
              "the public key is the one that the file itself names: whoever made it anew has made"
                  + " that too. Give the one that you keep with "
                  + KEY);
      return verify(reader, issuer, reader.keys(crypto), kept, crypto, terminal);
    }
  }

  private static int verify(
      TrailReader reader,
      Optional<String> issuer,
      List<AuditKey> keys,
      List<SignedPlace> kept,
      CryptoProvider crypto,
      Terminal terminal) {
    var issuers = new TreeSet<>(reader.issuers());
    kept.forEach(head -> issuers.add(head.issuer()));
    if (issuer.isPresent()) {
      if (!issuers.contains(issuer.get())) {
        terminal.fail("there is no issuer " + issuer.get() + " of which there are events");
        return Answer.NOT_FOUND;
      }
      issuers.retainAll(List.of(issuer.get()));
    }
    var verification = new TrailVerification(reader, keys, crypto);
    var outcomes =
        issuers.stream()
            .map(one ->
                verification.verify(
                    one, kept.stream().filter(head -> head.issuer().equals(one)).toList()))
            .toList();
    return print(outcomes, Optional.empty(), kept, terminal);
  }

  private static int print(
      List<Outcome> all, Optional<String> issuer, List<SignedPlace> kept, Terminal terminal) {
    var outcomes =
        all.stream().filter(one -> issuer.map(one.issuer()::equals).orElse(true)).toList();
    if (outcomes.isEmpty()) {
      terminal.fail("there are no events to check");
      return Answer.NOT_FOUND;
    }
    terminal.list(
        outcomes.stream().map(outcome -> text(outcome, kept)).toList(),
        outcomes.stream().map(AuditVerify::json).toList());
    return outcomes.stream().allMatch(outcome -> outcome.fault().isEmpty())
        ? Answer.DONE
        : Answer.FAILED;
  }

  private static String text(Outcome outcome, List<SignedPlace> kept) {
    var issuer = outcome.issuer();
    if (outcome.fault().isPresent()) {
      return "%s: WRONG: %s".formatted(issuer, outcome.fault().get().text());
    }
    var text = new StringBuilder(issuer);
    if (outcome.last() < outcome.first()) {
      text.append(": no event is chained");
    } else {
      text.append(": events %s to %s are right".formatted(outcome.first(), outcome.last()));
    }
    outcome
        .signedAt()
        .ifPresent(at -> text.append(", signed up to %s at %s".formatted(outcome.signed(), at)));
    if (outcome.waiting() > 0) {
      text.append(", %s not chained yet".formatted(outcome.waiting()));
    }
    kept.stream()
        .filter(head -> head.issuer().equals(issuer) && head.seq() < outcome.first() - 1)
        .forEach(head ->
            text.append(
                "; the head of event %s says nothing, since that one is deleted"
                    .formatted(head.seq())));
    return text.toString();
  }

  private static Map<String, Object> json(Outcome outcome) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("issuer", outcome.issuer());
    fields.put("first", outcome.first());
    fields.put("last", outcome.last());
    fields.put("heads", outcome.heads());
    fields.put("signed", outcome.signed());
    outcome.signedAt().ifPresent(at -> fields.put("signed_at", at.toString()));
    fields.put("not_chained", outcome.waiting());
    outcome
        .fault()
        .ifPresent(fault -> {
          fields.put("wrong", fault.wrong().name().toLowerCase(Locale.ROOT));
          fields.put("event", fault.seq());
          fields.put("text", fault.text());
        });
    return fields;
  }
}
