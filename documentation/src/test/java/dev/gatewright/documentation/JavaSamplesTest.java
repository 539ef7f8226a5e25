package dev.gatewright.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The Java samples of a document are put into its context, `src/test/samples/{document}.java`:
/// what a reader has around them, with `/*SAMPLE 3*/` where the third one goes. They compile
/// together against the modules of this build, and run where the context has a `main`.
@DisplayName("Java in the documentation")
final class JavaSamplesTest {
  private static final Path CONTEXTS = Path.of("src", "test", "samples");
  private static final Pattern CLASS = Pattern.compile("(?m)^public final class (\\w+)");

  /// The application's own code, which a sample leaves out at the end of a block.
  private static final Pattern ELISION = Pattern.compile("(?m)^(\\s*)\\.\\.\\.$");

  @TempDir private Path classes = Path.of("");

  static Stream<Document> documents() {
    return Document.all().stream().filter(it -> !it.samplesIn("java").isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  @DisplayName("compiles in its context, and does what its context says it does")
  void compilesAndRuns(Document document) throws Throwable {
    var source = inContext(document);
    var matcher = CLASS.matcher(source);
    assertThat(matcher.find()).as("the context has a public final class").isTrue();
    compile(document, matcher.group(1), source);

    try (var loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      var type = loader.loadClass(matcher.group(1));
      if (Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals("main"))) {
        type.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
      }
    } catch (InvocationTargetException failed) {
      throw Optional.ofNullable(failed.getCause()).orElse(failed);
    }
  }

  @Test
  @DisplayName("has a context for each of its documents, and no context is left behind")
  void contexts() throws IOException {
    try (var files = Files.list(CONTEXTS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(documents().map(JavaSamplesTest::fileName).toList());
    }
  }

  private static String fileName(Document document) {
    return document.name().replace(".md", ".java").replace('/', '.');
  }

  private static String inContext(Document document) throws IOException {
    var source = Files.readString(CONTEXTS.resolve(fileName(document)));
    for (var sample : document.samplesIn("java")) {
      var marker = "/*SAMPLE " + sample.number() + "*/";
      assertThat(source).as("a place for %s in %s", sample, fileName(document)).contains(marker);
      var text =
          ELISION.matcher(sample.text()).replaceAll("$1throw new UnsupportedOperationException();");
      source = source.replace(marker, text);
    }
    assertThat(source).as("no place without a sample").doesNotContain("/*SAMPLE ");
    return source.replace("System.getenv(", "dev.gatewright.documentation.Environment.get(");
  }

  private void compile(Document document, String name, String source) {
    var problems = new DiagnosticCollector<JavaFileObject>();
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var options =
        List.of(
            "-parameters",
            "-proc:none",
            "-Xlint:none",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    var compiles =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, problems, options, null, List.of(file))
            .call();
    assertThat(compiles)
        .as(() ->
            "%s in its context:%n%s"
                .formatted(document.name(), explained(problems, source.lines().toList())))
        .isTrue();
  }

  private static String explained(
      DiagnosticCollector<JavaFileObject> problems, List<String> lines) {
    var text = new StringBuilder();
    for (var problem : problems.getDiagnostics()) {
      var line = (int) problem.getLineNumber();
      text.append(problem.getMessage(Locale.ROOT)).append("\n    ");
      text.append(line > 0 ? lines.get(line - 1).strip() : "").append('\n');
    }
    return text.toString();
  }
}
