package dev.gatewright.server.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless Chromium with a profile of its own, started once a page.
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
  private static final int SECONDS = 180;

  private final Path program;
  private final Path profile;

  private Chromium(Path program, Path profile) {
    this.program = program;
    this.profile = profile;
  }

  static Optional<Chromium> find(Path profile) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":", -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Chromium(program, profile));
  }

  void screenshot(String url, boolean dark, int width, int height, Path file)
      throws IOException, InterruptedException {
    run(
        List.of("--screenshot=" + file.toAbsolutePath(), "--window-size=" + width + "," + height),
        dark,
        url);
  }

  /// The document as it stands once its scripts have run.
  String dom(String url, boolean dark) throws IOException, InterruptedException {
    return run(List.of("--dump-dom", "--virtual-time-budget=30000"), dark, url);
  }

  private String run(List<String> options, boolean dark, String url)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile));
    if (dark) {
      command.add("--blink-settings=preferredColorScheme=0");
    }
    command.addAll(options);
    command.add(url);
    Path output = Files.createTempFile(profile, "output", ".html");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the browser did not finish: " + url);
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
