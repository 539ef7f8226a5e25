package dev.gatewright.client.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gatewright.client.IdpException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The client SDK's rules")
class ClientArchitectureTest {
  private static final JavaClasses CLIENT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.gatewright.client");

  @Test
  @DisplayName("It uses the JDK, the JOSE library and JSON, and nothing of the server")
  void fewDependencies() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.gatewright.client..",
            "java..",
            "javax.crypto..",
            "javax.sql..",
            "com.nimbusds.jose..",
            "com.nimbusds.jwt..",
            "tools.jackson..",
            "org.jspecify..")
        .check(CLIENT);
  }

  @Test
  @DisplayName("Only builders choose a clock or a source of randomness")
  void timeAndChanceAreHandedIn() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Builder")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callConstructor(SecureRandom.class)
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .check(CLIENT);
  }

  @Test
  @DisplayName("Its packages depend on each other without cycles; its own package knows them all")
  void noCycles() {
    slices().matching("dev.gatewright.client.(*)..").should().beFreeOfCycles().check(CLIENT);
  }

  @Test
  @DisplayName("A class is final, sealed or a border: nothing is there to be extended by accident")
  void closed() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .orShould()
        .be(IdpException.class)
        .check(CLIENT);
  }
}
