package dev.gatewright.architecture;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;

/// Where a field may change after construction. Everything else is final.
///
/// Free: a `volatile` field of an object, which is how one thread publishes a value to the others,
/// and a field that picocli fills from the command line. Any other changing field belongs to a
/// class that is named here with the reason; a nested class goes by its outermost one.
final class ChangingState {
  private static final Map<String, String> REASONS = Map.of();

  private ChangingState() {}

  static boolean mayChange(JavaField field) {
    boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
    boolean published = field.getModifiers().contains(JavaModifier.VOLATILE);
    boolean filledByCommandLine =
        field.getAnnotations().stream()
            .anyMatch(it -> it.getRawType().getPackageName().equals("picocli"));
    boolean named = REASONS.containsKey(outermost(field.getOwner().getName()));
    return filledByCommandLine || (!isStatic && (published || named));
  }

  private static String outermost(String className) {
    int dollar = className.indexOf('$');
    return dollar < 0 ? className : className.substring(0, dollar);
  }
}
