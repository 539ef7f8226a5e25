package dev.gatewright.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Modules")
final class ModulesTest {
  private static final String[] JDK = {"java..", "javax.crypto..", "javax.security.."};
  private static final String[] JSON = {"tools.jackson..", "com.fasterxml.jackson.annotation.."};

  @Test
  @DisplayName("protocol uses the JDK, the JOSE library, JSON and the crypto provider, and no more")
  void protocolStandsAlone() {
    uses("dev.gatewright.protocol..", JDK, JSON, of("com.nimbusds..", "com.amazon.corretto.."))
        .check(Production.CLASSES);
  }

  @Test
  @DisplayName(
      "identity uses the JDK, the password-hash libraries and WebAuthn4J with its JSON, and no more")
  void identityStandsAlone() {
    uses(
            "dev.gatewright.identity..",
            JDK,
            of(
                "de.mkammerer.argon2..",
                "com.sun.jna..",
                "org.bouncycastle..",
                "com.webauthn4j..",
                "tools.jackson.databind.json.."))
        .check(Production.CLASSES);
  }

  @Test
  @DisplayName("protocol and identity have no SQL, no sockets and no reflection")
  void coreIsPure() {
    isPure("dev.gatewright.protocol..").check(Production.CLASSES);
    isPure("dev.gatewright.identity..").check(Production.CLASSES);
  }

  @Test
  @DisplayName("store uses protocol, identity, JDBC and JSON, and knows nothing of the server")
  void storeServesBoth() {
    uses(
            "dev.gatewright.store..",
            JDK,
            JSON,
            of(
                "javax.sql..",
                "org.sqlite..",
                "dev.gatewright.protocol..",
                "dev.gatewright.identity.."))
        .check(Production.CLASSES);
  }

  @Test
  @DisplayName("admin uses protocol, identity and store; it has no text format, no HTTP and no SQL")
  void administrationIsNoFace() {
    uses(
            "dev.gatewright.admin..",
            JDK,
            of("dev.gatewright.protocol..", "dev.gatewright.identity..", "dev.gatewright.store.."))
        .check(Production.CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.gatewright.admin..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.sql..", "java.net..", "java.text..")
                .and(not(type(InetAddress.class))))
        .because("an address is a value, of which a key may be bound to some")
        .check(Production.CLASSES);
  }

  @Test
  @DisplayName("Templates are rendered in pages alone, commands parsed in cli alone")
  void serverRoomsKeepTheirLibraries() {
    onlyIn("gg.jte..", "dev.gatewright.server.pages..").check(Production.CLASSES);
    onlyIn("picocli..", "dev.gatewright.server.cli..", "dev.gatewright.server")
        .check(Production.CLASSES);
    onlyIn("jakarta.mail..", "dev.gatewright.server.mail..").check(Production.CLASSES);
    onlyIn("org.eclipse.angus..", "dev.gatewright.server.mail..").check(Production.CLASSES);
    onlyIn("org.eclipse.jetty..", "dev.gatewright.server.http..", "dev.gatewright.server")
        .check(Production.CLASSES);
  }

  /// As anybody's relying party does: by what the SDK publishes, and in one room.
  @Test
  @DisplayName("The server uses the SDK for upstream providers alone, and nothing internal to it")
  void sdkServesTheServer() {
    onlyIn("dev.gatewright.client..", "dev.gatewright.server.upstream..").check(Production.CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.gatewright.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.gatewright.client.internal..")
        .check(Production.CLASSES);
  }

  /// The control socket is a file of this machine, and the demo mode asks for its own addresses.
  /// The mail server and the syslog receiver are the operator's, named in `server.yaml`; no tenant
  /// names one. What a command asks of a server elsewhere is asked by the program of the command.
  @Test
  @DisplayName(
      "The server reaches other machines through its one door alone, its mail server and its log")
  void oneDoorOut() {
    noClasses()
        .that()
        .resideInAPackage("dev.gatewright.server..")
        .and()
        .resideOutsideOfPackages(
            "dev.gatewright.server.outbound..",
            "dev.gatewright.server.mail..",
            "dev.gatewright.server.syslog..",
            "dev.gatewright.server.remote..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.http\\..*|java\\.net\\.(Socket|DatagramSocket|URLConnection|"
                + "HttpURLConnection|MulticastSocket)|javax\\.net\\.(ssl\\.)?.*SocketFactory|"
                + "java\\.nio\\.channels\\.(Asynchronous)?Datagram.*|"
                + "java\\.nio\\.channels\\.AsynchronousSocketChannel")
        .check(Production.CLASSES);
  }

  @Test
  @DisplayName("Only the program's entrance and its commands know the assembly")
  void assemblyIsNoServiceLocator() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.gatewright.server", "dev.gatewright.server.cli..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.gatewright.server.Assembly")
        .allowEmptyShould(true)
        .check(Production.CLASSES);
  }

  /// A module's own package counts like any other: what its rooms share has a room of its own.
  @Test
  @DisplayName("Packages depend on each other without cycles")
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.gatewright.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(Production.CLASSES);
  }

  /// What may be changed on any day; these two read JSON as strictly as the engine does.
  static final ArchRule WHAT_IS_INTERNAL_STAYS_INSIDE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gatewright.protocol..")
          .and()
          .doNotHaveFullyQualifiedName("dev.gatewright.store.sql.Json")
          .and()
          .doNotHaveFullyQualifiedName("dev.gatewright.server.config.yaml.JsonText")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.gatewright.protocol.internal..")
          .allowEmptyShould(true);

  @Test
  @DisplayName("Nobody outside the engine uses what is internal to it")
  void internalsStayInside() {
    WHAT_IS_INTERNAL_STAYS_INSIDE.check(Production.CLASSES);
  }

  /// The classes of `module` use themselves, null annotations and `allowed`.
  static ArchRule uses(String module, String[]... allowed) {
    String[] packages =
        Stream.concat(Stream.of(module, "org.jspecify.."), Stream.of(allowed).flatMap(Stream::of))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(resideOutsideOfPackages(packages))
        .allowEmptyShould(true);
  }

  static ArchRule isPure(String module) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "java.net.http..", "java.lang.reflect..", "java.rmi..")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyIn(String library, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }

  private static String[] of(String... packages) {
    return packages;
  }
}
