package dev.gatewright.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The code that the rules are held against: every class of every module, and every source file.
final class Production {
  /// The classes of all modules, without tests and without the templates that JTE writes. The SDK
  /// and the administration's client have rules of their own, in their own modules.
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/server/pages/templates/"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.gatewright")
          .that(resideOutsideOfPackages("dev.gatewright.client..", "dev.gatewright.adminclient.."));

  private static final Set<String> SOURCE_KINDS = Set.of("java", "jte", "sql", "css", "js");

  private Production() {}

  /// The written files of every module, tests included.
  static List<Path> sourceFiles() {
    try (Stream<Path> folders = Files.list(root())) {
      return Stream.concat(folders, Stream.of("adapters", "examples").flatMap(Production::children))
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(source -> filesBelow(source).stream())
          .filter(file -> SOURCE_KINDS.contains(kind(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The modules in a folder that holds several; none if it is not there.
  private static Stream<Path> children(String folder) {
    try (Stream<Path> modules = Files.list(root().resolve(folder))) {
      return modules.toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder of the repository, whether the tests run in it or in a module of it.
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    return Files.exists(folder.resolve("mvnw")) ? folder : folder.resolveSibling("");
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
