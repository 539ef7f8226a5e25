package dev.gatewright.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The program as jars, without the tests, and an archive of its classes that a JVM maps instead of
/// reading and verifying each. That takes two fifths off a start, and the tests of a JVM start it
/// many times.
final class ShippedProgram {
  private static final Pattern READY = Pattern.compile("^ready ");

  private final String classPath;
  private final Path archive;

  private ShippedProgram(String classPath, Path archive) {
    this.classPath = classPath;
    this.archive = archive;
  }

  private static final class Once {
    private static final ShippedProgram PROGRAM = make();
  }

  /// The command `java` up to the program's arguments.
  static List<String> command() {
    var program = Once.PROGRAM;
    return program.java("-XX:SharedArchiveFile=" + program.archive, "-Xlog:disable");
  }

  private List<String> java(String... options) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1");
    line.add("-Xmx256m");
    line.add("--enable-native-access=ALL-UNNAMED");
    line.addAll(List.of(options));
    line.addAll(List.of("-cp", classPath, "dev.gatewright.server.Main"));
    return line;
  }

  private static ShippedProgram make() {
    try {
      var folder = Files.createTempDirectory("gatewright-shipped");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      var program = new ShippedProgram(jars(folder), folder.resolve("classes.jsa"));
      program.archive(folder);
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// The class path of the tests with folders made into jars, since an archive holds no class of a
  /// folder, and without the tests' own.
  private static String jars(Path folder) throws IOException {
    var entries = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var path = Path.of(entry);
      if (!Files.isDirectory(path)) {
        entries.add(entry);
      } else if (!path.endsWith("test-classes")) {
        entries.add(jar(path, folder.resolve(entries.size() + ".jar")).toString());
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  /// Serves once, and keeps the classes that this took.
  private void archive(Path folder) throws IOException, InterruptedException {
    var server =
        Files.writeString(
            folder.resolve("server.yaml"),
            """
            listen: "127.0.0.1:%1$s"
            base_url: "http://localhost:%1$s"
            store: "sqlite:%2$s/gatewright.db"
            master_key_file: "%2$s/master.key"
            """
                .formatted(ServedGatewright.freePort(), folder));
    var command = java("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable");
    command.addAll(List.of("serve", "--config", server.toString()));
    try (var program = Program.start(new ProcessBuilder(command))) {
      program.await(READY);
      program.terminate();
      if (program.exitCode() != 0 || !Files.exists(archive)) {
        throw new AssertionError("no archive of the classes: " + program.said());
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
