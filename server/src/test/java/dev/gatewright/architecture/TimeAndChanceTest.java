package dev.gatewright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Time and chance")
final class TimeAndChanceTest {
  /// Each gives the machine's time, or randomness that no test can replay. `System.nanoTime` is not
  /// among them: it measures, it does not tell the time.
  private static final Set<String> SOURCES =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.Math.random",
          "java.time.InstantSource.system",
          "java.time.Clock.system",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.util.UUID.randomUUID",
          "java.util.Random.<init>",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.security.SecureRandom.<init>",
          "java.security.SecureRandom.getInstance",
          "java.security.SecureRandom.getInstanceStrong");

  static final ArchRule ARE_HANDED_IN =
      noClasses()
          .that(
              DescribedPredicate.<JavaClass>describe(
                  "are not the entrance, the assembly, a command or a builder of the engine",
                  it -> !mayChooseSources(it)))
          .should()
          .accessTargetWhere(
              DescribedPredicate.<JavaAccess<?>>describe(
                  "it is a source of time or randomness", it -> isSource(it.getTarget())))
          .allowEmptyShould(true);

  @Test
  @DisplayName("Clock and randomness are handed in; only the program's entrance chooses them")
  void areHandedIn() {
    ARE_HANDED_IN.check(Production.CLASSES);
  }

  private static boolean mayChooseSources(JavaClass type) {
    String name = type.getName();
    return name.matches("dev\\.gatewright\\.server\\.(Main|Assembly)(\\$.*)?")
        || name.startsWith("dev.gatewright.server.cli.")
        || name.equals("dev.gatewright.protocol.AuthorizationServerBuilder")
        || name.equals("dev.gatewright.protocol.http.EndpointsBuilder");
  }

  private static boolean isSource(AccessTarget target) {
    String owner = target.getOwner().getName();
    boolean readsClock =
        owner.startsWith("java.time.")
            && target instanceof AccessTarget.CodeUnitAccessTarget unit
            && unit.getName().equals("now")
            && unit.getRawParameterTypes().isEmpty();
    return readsClock || SOURCES.contains(owner + "." + target.getName());
  }
}
