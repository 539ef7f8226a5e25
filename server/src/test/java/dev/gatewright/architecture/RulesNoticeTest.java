package dev.gatewright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.gatewright.architecture.offender.RecordsHelper;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("The rules notice")
final class RulesNoticeTest {
  private static final String OFFENDERS = "dev.gatewright.architecture.offender..";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackagesOf(RecordsHelper.class);

  @SuppressWarnings("unused") // JUnit reads it by name
  static final List<ArchRule> RULES =
      List.of(
          CodeTest.CLASSES_ARE_FINAL,
          CodeTest.FIELDS_ARE_FINAL,
          CodeTest.NO_SETTERS,
          CodeTest.NAMES_SAY_SOMETHING,
          CodeTest.RECORDS_HAVE_NO_HOLES,
          DoorsTest.JSON,
          DoorsTest.DATABASES,
          DoorsTest.CACHES,
          TimeAndChanceTest.ARE_HANDED_IN,
          EmbeddingTest.PARTS_ARE_MADE_BY_THE_BUILDER,
          ModulesTest.WHAT_IS_INTERNAL_STAYS_INSIDE);

  @ParameterizedTest
  @FieldSource("RULES")
  @DisplayName("code that breaks one of them")
  void brokenRules(ArchRule rule) {
    assertThat(rule.evaluate(CLASSES).hasViolation()).isTrue();
  }

  @Test
  @DisplayName("an arrow that points the wrong way")
  void wrongArrow() {
    assertThat(ModulesTest.isPure(OFFENDERS).evaluate(CLASSES).getFailureReport().getDetails())
        .anyMatch(it -> it.contains("java.sql.Connection"));
    assertThat(ModulesTest.uses(OFFENDERS, new String[] {"java.lang"}).evaluate(CLASSES))
        .matches(it -> it.getFailureReport().toString().contains("java.time.Instant"));
  }
}
