package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.control.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `init`: commented starter files, which `serve` can be run with as they are.
final class InitCommand implements Command {
  private static final List<String> FILES = List.of("server.yaml", "tenants.yaml");

  @Override
  public CommandSpec spec() {
    return Options.command("init", "Writes a commented server.yaml and tenants.yaml to begin with.")
        .addOption(Options.value("--dir", "DIR", "Where (default: this folder)."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var folder = Path.of(Options.find(arguments, "--dir").orElse(""));
    for (var name : FILES) {
      if (Files.exists(folder.resolve(name))) {
        terminal.fail(
            folder.resolve(name)
                + " is there already, and init never writes over a file. Name another folder with"
                + " --dir, or move it away.");
        return Answer.FAILED;
      }
    }
    Files.createDirectories(folder.toAbsolutePath());
    for (var name : FILES) {
      Files.writeString(folder.resolve(name), starter(name));
    }
    var files = folder.resolve(FILES.getFirst()) + " and " + folder.resolve(FILES.getLast());
    var in = folder.toString().isEmpty() ? "" : "cd " + folder + " && ";
    terminal.say(
        """
        wrote %s
        Next:
          %sgatewright plan                          shows what tenants.yaml would make
          %sgatewright serve --apply tenants.yaml    serves http://localhost:8080/main until Ctrl-C
          %sgatewright user add you@example.com      in another terminal, once that is ready\
        """
            .formatted(files, in, in, in));
    return Answer.DONE;
  }

  private static String starter(String name) throws IOException {
    try (var in = InitCommand.class.getResourceAsStream("init-" + name)) {
      if (in == null) {
        throw new IOException("the program lacks its starter " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
