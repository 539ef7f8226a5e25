package dev.gatewright.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final JavaClasses IDENTITY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.gatewright.identity");

  @Test
  @DisplayName("Identity knows no other module, no SQL and no HTTP")
  void knowsOnlyPeople() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.gatewright.protocol..",
            "dev.gatewright.store..",
            "dev.gatewright.server..",
            "java.sql..",
            "java.net.http..",
            "java.lang.reflect..")
        .check(IDENTITY);
  }

  @Test
  @DisplayName("Identity reads no clock of its own")
  void timeIsHandedIn() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(IDENTITY);
  }

  @Test
  @DisplayName("Packages do not go round in circles")
  void noCycles() {
    slices().matching("dev.gatewright.identity.(*)..").should().beFreeOfCycles().check(IDENTITY);
    noClasses()
        .that()
        .resideInAPackage("dev.gatewright.identity")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.gatewright.identity.*..")
        .check(IDENTITY);
  }

  @Test
  @DisplayName(
      "Classes are final and fields are written once, but for those that publish to other threads")
  void nothingIsInheritedOrChanged() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areTopLevelClasses()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(IDENTITY);
    fields().that().doNotHaveModifier(JavaModifier.VOLATILE).should().beFinal().check(IDENTITY);
  }
}
