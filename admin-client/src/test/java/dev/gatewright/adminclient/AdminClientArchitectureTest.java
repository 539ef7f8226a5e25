package dev.gatewright.adminclient;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rules of the administration's client")
final class AdminClientArchitectureTest {
  private static final JavaClasses CLIENT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.gatewright.adminclient");

  @Test
  @DisplayName("It uses the JDK and JSON, and nothing of the server")
  void fewDependencies() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.gatewright.adminclient..", "java..", "tools.jackson..", "org.jspecify..")
        .check(CLIENT);
    noClasses()
        .that()
        .doNotHaveSimpleName("Json")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(CLIENT);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .check(CLIENT);
  }

  @Test
  @DisplayName("Its packages depend on each other without cycles")
  void noCycles() {
    slices().matching("dev.gatewright.(**)").should().beFreeOfCycles().check(CLIENT);
  }

  @Test
  @DisplayName("It reads no clock, and the builder alone chooses a source of randomness")
  void timeAndChance() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(CLIENT);
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Builder")
        .should()
        .callConstructor(SecureRandom.class)
        .check(CLIENT);
  }

  @Test
  @DisplayName("A class is final: nothing is there to be extended")
  void closed() {
    classes().that().areNotInterfaces().should().haveModifier(JavaModifier.FINAL).check(CLIENT);
  }
}
