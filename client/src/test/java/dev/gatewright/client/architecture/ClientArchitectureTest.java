package dev.gatewright.client.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.Cipher;
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
  @DisplayName("Its packages depend on each other without cycles, its own package included")
  void noCycles() {
    slices().matching("dev.gatewright.(**)").should().beFreeOfCycles().check(CLIENT);
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

  @Test
  @DisplayName("JSON is read by JsonObject alone: no foreign member passes it by")
  void oneReaderOfJson() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.gatewright.client.json")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(CLIENT);
  }

  @Test
  @DisplayName(
      "Members of foreign documents are taken as they are in the places that say why alone")
  void noOtherWayToMembers() {
    noClasses()
        .that()
        .haveSimpleNameNotContaining("JsonObject")
        .and()
        .doNotHaveSimpleName("Endpoint") // the words of an error
        .and()
        .doNotHaveSimpleName("TokenEndpoint") // expires_in as a text
        .and()
        .doNotHaveSimpleName("UserInfoEndpoint") // joins two documents
        .and()
        .doNotHaveSimpleName("Profile") // email_verified as a text, and the whole for the caller
        .and()
        .doNotHaveSimpleName("Organization") // another provider's claim of this name
        .and()
        .doNotHaveSimpleName("OrganizationLists") // it must be an array
        .and()
        .doNotHaveSimpleName("KeySet") // it must be an array
        .and()
        .doNotHaveSimpleName("Confirmation") // it must be the only member
        .and()
        .doNotHaveSimpleName("Session") // the SDK's own
        .should()
        .callMethod(JsonObject.class, "asMap")
        .check(CLIENT);
  }

  @Test
  @DisplayName("There is one encryption, one SHA-256, and one place where records cannot grow")
  void onlyOnce() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Seal")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Cipher.class)
        .check(CLIENT);
    noClasses()
        .that()
        .doNotHaveSimpleName("Digest")
        .and()
        .doNotHaveSimpleName("HmacKey") // compares, and hashes nothing
        .should()
        .dependOnClassesThat()
        .areAssignableTo(MessageDigest.class)
        .check(CLIENT);
    noClasses()
        .that()
        .areTopLevelClasses()
        .and()
        .arePublic()
        .and()
        .resideOutsideOfPackage("..internal..")
        .and()
        .doNotHaveSimpleName("Confirmation") // a name and a value, as RFC 7800 has it
        .should()
        .beAssignableTo(Record.class)
        .check(CLIENT);
  }
}
