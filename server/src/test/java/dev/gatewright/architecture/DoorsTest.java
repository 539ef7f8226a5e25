package dev.gatewright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What has limits is made where they are decided")
final class DoorsTest {
  private static final Set<String> JSON_READERS =
      Set.of(
          "dev.gatewright.protocol.internal.json.JsonTrees",
          "dev.gatewright.protocol.wire.JsonForm",
          "dev.gatewright.client.json.JsonObject",
          // Files of any length, an object at a time.
          "dev.gatewright.server.imports.JsonRows",
          // Only writes, indented.
          "dev.gatewright.server.control.Report");

  private static final Set<String> JSON_PARTS =
      Set.of(
          "tools.jackson.core.json.JsonFactory",
          "tools.jackson.databind.ObjectMapper",
          "tools.jackson.databind.json.JsonMapper");

  static final ArchRule JSON =
      noClasses()
          .that(
              are(
                  "no reader of JSON, and neither test kit nor example",
                  it ->
                      !JSON_READERS.contains(it.getName())
                          && !it.getPackageName()
                              .matches("dev\\.gatewright\\.(testkit|examples|bench)(\\..*)?")))
          .should()
          .accessTargetWhere(
              target(
                  "it makes a reader of JSON",
                  it ->
                      JSON_PARTS.contains(it.getOwner().getName())
                          && Set.of("<init>", "builder", "shared").contains(it.getName())))
          .allowEmptyShould(true);

  static final ArchRule DATABASES =
      noClasses()
          .that(
              are(
                  "not the door to databases",
                  it -> !it.getName().equals("dev.gatewright.store.sql.SqliteDoor")))
          .should()
          .accessTargetWhere(
              target(
                  "it opens a database",
                  it ->
                      it.getFullName().startsWith("org.sqlite.SQLiteConfig.createConnection")
                          || it.getFullName().startsWith("java.sql.DriverManager.getConnection")))
          .allowEmptyShould(true);

  static final ArchRule CACHES =
      noClasses()
          .should()
          .accessTargetWhere(
              target(
                  "it forgets all at once (Recent and Caffeine keep what is asked for)",
                  it ->
                      it.getOwner().getName().equals("java.util.concurrent.ConcurrentHashMap")
                          && it.getName().equals("clear")))
          .allowEmptyShould(true);

  @Test
  @DisplayName("Readers of JSON: repeated names, trailing text and depth are refused by all")
  void json() {
    JSON.check(Production.CLASSES);
  }

  @Test
  @DisplayName("Connections to a database")
  void databases() {
    DATABASES.check(Production.CLASSES);
  }

  @Test
  @DisplayName("Caches, none of which is emptied when it is full")
  void caches() {
    CACHES.check(Production.CLASSES);
  }

  private static DescribedPredicate<JavaClass> are(String text, Predicate<JavaClass> which) {
    return DescribedPredicate.describe(text, which);
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String text, Predicate<AccessTarget> which) {
    return DescribedPredicate.describe(text, access -> which.test(access.getTarget()));
  }
}
