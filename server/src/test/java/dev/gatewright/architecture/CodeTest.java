package dev.gatewright.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Code")
final class CodeTest {
  static final ArchRule CLASSES_ARE_FINAL =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .because("behaviour is composed, not inherited")
          .allowEmptyShould(true);

  static final ArchRule FIELDS_ARE_FINAL =
      fields()
          .that()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should(
              have(
                  DescribedPredicate.<JavaField>describe(
                      "a value that stays, or a reason to change in ChangingState",
                      it ->
                          it.getModifiers().contains(JavaModifier.FINAL)
                              || ChangingState.mayChange(it))))
          .allowEmptyShould(true);

  static final ArchRule NO_SETTERS =
      noMethods()
          .that()
          .haveRawReturnType(void.class)
          .should()
          .haveNameMatching("set\\p{Lu}.*")
          .because("a value is valid once built")
          .allowEmptyShould(true);

  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses()
          .should()
          .haveNameMatching(".*[.$]([\\w]*(Manager|Helper|Utils?|Impl|Base|Common)|Abstract\\w*)")
          .orShould()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..common..",
              "..core..",
              "..helper..",
              "..helpers..",
              "..impl..",
              "..service..",
              "..manager..")
          .allowEmptyShould(true);

  static final ArchRule RECORDS_HAVE_NO_HOLES =
      noClasses()
          .should(
              have(
                  DescribedPredicate.<JavaClass>describe(
                      "a @Nullable record component (Optional says the same, out loud)",
                      CodeTest::hasNullableComponent)))
          .allowEmptyShould(true);

  @Test
  @DisplayName("Top-level classes are final")
  void classesAreFinal() {
    CLASSES_ARE_FINAL.check(Production.CLASSES);
  }

  @Test
  @DisplayName("Fields are final, or their class is named with the reason")
  void fieldsAreFinal() {
    FIELDS_ARE_FINAL.check(Production.CLASSES);
  }

  @Test
  @DisplayName("There are no setters")
  void noSetters() {
    NO_SETTERS.check(Production.CLASSES);
  }

  @Test
  @DisplayName("No class or package is named after a leftover: Manager, Helper, Util, Impl, Base")
  void namesSaySomething() {
    NAMES_SAY_SOMETHING.check(Production.CLASSES);
  }

  /// Reads the component's type by reflection, since ArchUnit does not see annotations of types.
  @Test
  @DisplayName("A record component that may be absent is an Optional")
  void recordsHaveNoHoles() {
    RECORDS_HAVE_NO_HOLES.check(Production.CLASSES);
  }

  private static boolean hasNullableComponent(JavaClass type) {
    return type.isRecord()
        && Arrays.stream(type.reflect().getRecordComponents())
            .anyMatch(it -> it.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }
}
