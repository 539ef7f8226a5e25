package dev.gatewright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The engine of the server is the one that strangers embed")
final class EmbeddingTest {
  private static final String ENGINE = "dev.gatewright.protocol";

  /// Classes of the engine that its users make themselves, beside its records, and why.
  private static final Map<String, String> MADE_BY_HOSTS =
      Map.of(
          ENGINE + ".oauth.Secret", "a value",
          ENGINE + ".oauth.GrantHandle", "a value",
          ENGINE + ".internal.json.JsonTrees", "reads and writes JSON",
          ENGINE + ".http.BackChannel", "what a host mounts",
          ENGINE + ".ports.StoreUnavailable", "what a store throws",
          ENGINE + ".seal.PersonKey", "a value",
          ENGINE + ".HostCheckedGrants", "what a host puts around its store",
          ENGINE + ".keys.IssuerSecrets", "the secrets of a store that no server has open",
          ENGINE + ".keys.SigningKeys", "the keys of a store that no server has open");

  static final ArchRule PARTS_ARE_MADE_BY_THE_BUILDER =
      noClasses()
          .that()
          .resideOutsideOfPackage(ENGINE + "..")
          .should()
          .callConstructorWhere(
              DescribedPredicate.<JavaConstructorCall>describe(
                  "it makes a part of the engine", call -> isPart(call.getTargetOwner())))
          .allowEmptyShould(true);

  @Test
  @DisplayName("No module makes a part of the engine itself: all go through its builder")
  void partsAreMadeByTheBuilder() {
    PARTS_ARE_MADE_BY_THE_BUILDER.check(Production.CLASSES);
  }

  @Test
  @DisplayName("No module puts a class into a package of the engine, where it would see more")
  void nobodyMovesIntoItsPackages() {
    var home = folderOf(Production.CLASSES.get(ENGINE + ".AuthorizationServer"));

    assertThat(Production.CLASSES)
        .filteredOn(it -> it.getPackageName().startsWith(ENGINE))
        .allMatch(it -> folderOf(it).equals(home));
  }

  private static boolean isPart(JavaClass type) {
    return type.getPackageName().startsWith(ENGINE)
        && !type.isRecord()
        && !MADE_BY_HOSTS.containsKey(type.getName());
  }

  /// The folder or archive that a class was read from.
  private static String folderOf(JavaClass type) {
    var address = type.getSource().orElseThrow().getUri().toString();
    return address.substring(0, address.indexOf("/dev/gatewright/protocol/"));
  }
}
