package dev.gatewright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Source files")
final class SourceFilesTest {
  private static final int MOST_LINES = 500;

  /// How a file begins that nobody writes by hand.
  private static final String MADE = "// Made of what the API says of itself";

  /// An import that hides where a name comes from.
  private static final Pattern WIDE_IMPORT = Pattern.compile("import (module .*|.*\\*);");

  /// A promise nobody keeps. Split, so that this file does not break its own rule.
  private static final Pattern PROMISE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  /// How the project came to be is nothing for those who read it. Split, as above.
  private static final Pattern INTERNAL_WORDS =
      Pattern.compile(
          "(?i)\\bse" + "ed 00\\d|\\bthird se" + "ed\\b|\\bse" + "ed (document|system|program)");

  private static final Path NAME = Path.of("architecture", "SourceFilesTest.java");

  private static final Pattern ASSUMPTION =
      Pattern.compile("\\bassume(True|False|That)\\(|\\bAssumptions\\.");

  /// An assumption that fits on its line and has one argument.
  private static final Pattern WORDLESS =
      Pattern.compile("\\bassume(True|False)\\((?:[^\",]|\\([^)]*\\))*\\);");

  @Test
  @DisplayName("The files of every module are found")
  void filesAreFound() {
    assertThat(Production.sourceFiles())
        .anyMatch(it -> it.endsWith("protocol/package-info.java"))
        .anyMatch(it -> it.endsWith("SourceFilesTest.java"));
  }

  /// Style sheets are left out: a browser fetches one, and it reads as a list. So does what is made
  /// of descriptors.
  @Test
  @DisplayName("A file fits in a head: at most 500 lines")
  void filesAreShort() {
    assertThat(Production.sourceFiles())
        .filteredOn(file -> !file.toString().endsWith(".css"))
        .filteredOn(file -> Production.lines(file).size() > MOST_LINES)
        .filteredOn(file -> !Production.lines(file).getFirst().startsWith(MADE))
        .isEmpty();
  }

  @Test
  @DisplayName("Imports name each class")
  void importsAreExplicit() {
    assertThat(linesWhere(line -> WIDE_IMPORT.matcher(line).matches())).isEmpty();
  }

  @Test
  @DisplayName("Work left to do stands in the tracker, not in the source")
  void noPromises() {
    assertThat(linesWhere(line -> PROMISE.matcher(line).find())).isEmpty();
  }

  @Test
  @DisplayName("Words that only the project's makers know stand nowhere")
  void noInternalWords() {
    assertThat(linesWhere(line -> INTERNAL_WORDS.matcher(line).find())).isEmpty();
  }

  @Test
  @DisplayName("What knows people takes SHA-256 from where it is written once")
  void oneSha256() {
    var files =
        Production.sourceFiles().stream()
            .filter(file -> file.toString().matches(".*/(identity|admin|server)/src/main/.*"))
            .filter(file -> !file.endsWith("identity/Sha256.java"));
    assertThat(linesWhere(files, line -> line.contains("getInstance(\"SHA-256\")"))).isEmpty();
  }

  /// `Skip` tells why in the build's output; elsewhere the second argument of an assumption does.
  @Test
  @DisplayName("No test is skipped without a reason: the server's by Skip, others' with words")
  void skipsSayWhy() {
    var tests =
        Production.sourceFiles().stream()
            .filter(file -> file.toString().contains("/src/test/java/"))
            .filter(file -> !file.endsWith("testing/Skip.java") && !file.endsWith(NAME));
    assertThat(
            linesWhere(
                tests.filter(file -> file.toString().contains("/server/src/test/")),
                line -> ASSUMPTION.matcher(line).find() || line.contains("@Disabled")))
        .isEmpty();
    assertThat(
            linesWhere(
                Production.sourceFiles().stream().filter(file -> !file.endsWith(NAME)),
                line -> WORDLESS.matcher(line).find() || line.strip().equals("@Disabled")))
        .isEmpty();
  }

  /// Each offending line as `folder/File.java:12`.
  private static List<String> linesWhere(Predicate<String> offends) {
    return linesWhere(Production.sourceFiles().stream(), offends);
  }

  static List<String> linesWhere(Stream<Path> files, Predicate<String> offends) {
    return files.flatMap(file -> places(file, offends)).toList();
  }

  private static Stream<String> places(Path file, Predicate<String> offends) {
    List<String> lines = Production.lines(file);
    return IntStream.range(0, lines.size())
        .filter(index -> offends.test(lines.get(index)))
        .mapToObj(index -> Production.root().relativize(file) + ":" + (index + 1));
  }
}
