package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.audit.TrailExport;
import dev.gatewright.server.audit.TrailExport.Range;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.store.audit.TrailReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `audit export`: has the server sign how far it came, and copies the trail from the store here.
final class AuditExport {
  private static final String SINCE = "--since";
  private static final String UNTIL = "--until";
  private static final String OUT = "--out";

  private AuditExport() {}

  static CommandSpec spec() {
    return Options.command("export", "Writes trails as lines of JSON that audit verify can check.")
        .addOption(Options.config())
        .addOption(Options.value("--issuer", "ID", "The issuer; all without it."))
        .addOption(
            Options.value(SINCE, "TIME", "From then on: 2026-11-22 or 2026-11-22T10:00:00Z."))
        .addOption(
            Options.value(UNTIL, "TIME", "What was before; goes on to the next signed head."))
        .addOption(Options.required(OUT, "FILE", "A file that is not there yet."));
  }

  static int run(ParseResult arguments, Terminal terminal) throws IOException {
    var since = Options.find(arguments, SINCE);
    var until = Options.find(arguments, UNTIL);
    var range = new Range(since.flatMap(AuditExport::time), until.flatMap(AuditExport::time));
    if (since.isPresent() != range.since().isPresent()
        || until.isPresent() != range.until().isPresent()) {
      terminal.fail("a time is written 2026-11-22 or 2026-11-22T10:00:00Z");
      return Answer.USAGE;
    }
    var config = ServerFile.read(Options.config(arguments), terminal);
    if (config.isEmpty()) {
      return Answer.CONFIGURATION;
    }
    var issuer = Options.find(arguments, "--issuer");
    var request = Request.of("audit head");
    var answer =
        StoreAccess.ask(
            config.get(), issuer.map(id -> request.with("issuer", id)).orElse(request), terminal);
    if (answer.exitCode() != Answer.DONE) {
      return StoreAccess.print(answer, terminal);
    }
    var file = Path.of(Options.find(arguments, OUT).orElseThrow());
    if (Files.exists(file)) {
      terminal.fail(file + " is there already");
      return Answer.FAILED;
    }
    try (var reader = TrailReader.open(ServerFile.storeFile(config.get()))) {
      var issuers = issuer.map(List::of).orElseGet(reader::issuers);
      var written = write(new TrailExport(reader), issuers, range, file);
      terminal.say("wrote %s events to %s".formatted(written, file));
      return Answer.DONE;
    }
  }

  private static long write(TrailExport export, List<String> issuers, Range range, Path file)
      throws IOException {
    FileAttribute<?>[] owners =
        PrivateFile.isPosix(file.toAbsolutePath())
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[] {};
    try (var channel =
            Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owners);
        var out =
            new PrintWriter(
                new OutputStreamWriter(Channels.newOutputStream(channel), UTF_8), false)) {
      var written = 0L;
      for (var issuer : issuers) {
        written += export.write(issuer, range, out);
      }
      if (out.checkError()) {
        throw new IOException(file + " could not be written whole");
      }
      return written;
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          text.length() == "2026-11-22".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
