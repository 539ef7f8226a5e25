package dev.gatewright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is stored, parsed or sent never depends on the machine's language, charset or time zone.
/// Error Prone refuses the calls that it knows (`pom.xml`); these are the rest.
@DisplayName("Languages")
final class LocalesTest {
  /// Full names with parameter types; each asks the machine.
  private static final Set<String> ASK_THE_MACHINE =
      Set.of(
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.util.Locale.getDefault()",
          "java.nio.charset.Charset.defaultCharset()",
          "java.time.ZoneId.systemDefault()",
          "java.util.TimeZone.getDefault()",
          "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
          "java.text.MessageFormat.format(java.lang.String,[Ljava.lang.Object;)",
          "java.io.PrintStream.printf(java.lang.String,[Ljava.lang.Object;)",
          "java.io.PrintStream.format(java.lang.String,[Ljava.lang.Object;)");

  /// A directive whose result has the digits, separators or letters of a language. `%s` has not: a
  /// number becomes text before it is put in.
  private static final Pattern LANGUAGE =
      Pattern.compile("%[0-9$]*[-#+ 0,(.0-9]*([dfeEgGaASXh]|[tT][A-Za-z])(?![0-9A-Za-z])");

  @Test
  @DisplayName("Nothing asks the machine for its language, charset or time zone")
  void nothingAsksTheMachine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.gatewright.bench..")
        .should()
        .accessTargetWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "it asks the machine", it -> ASK_THE_MACHINE.contains(signature(it.getTarget()))))
        .check(Production.CLASSES);
  }

  @Test
  @DisplayName("Numbers are put into text with %s, which has ASCII digits everywhere")
  void numbersAreAscii() {
    var production =
        Production.sourceFiles().stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .filter(file -> !file.toString().contains("/bench/"));
    assertThat(SourceFilesTest.linesWhere(production, LocalesTest::formatsByLanguage)).isEmpty();
  }

  @Test
  @DisplayName("The rule on numbers sees what it must and nothing else")
  void ruleOnNumbers() {
    assertThat(List.of("\"v=%d\"", "\"%02d\"", "\"%1$,.2f\"", "\"%tT\""))
        .allMatch(LocalesTest::formatsByLanguage);
    assertThat(List.of("\"%s\"", "\"%1$s\"", "\"%n\"", "/// 3 %d", "\"%2F%3D\""))
        .noneMatch(LocalesTest::formatsByLanguage);
  }

  private static boolean formatsByLanguage(String line) {
    var text = line.strip();
    return !text.startsWith("//") && text.indexOf('"') >= 0 && LANGUAGE.matcher(text).find();
  }

  private static String signature(AccessTarget target) {
    if (!(target instanceof AccessTarget.CodeUnitAccessTarget unit)) {
      return "";
    }
    var parameters =
        String.join(",", unit.getRawParameterTypes().stream().map(it -> it.getName()).toList());
    return unit.getOwner().getName() + "." + unit.getName() + "(" + parameters + ")";
  }
}
