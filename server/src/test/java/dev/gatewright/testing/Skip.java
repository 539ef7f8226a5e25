package dev.gatewright.testing;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Leaves tests out where the machine lacks what they need, and says so in the build's output: a
/// build that skips in silence promises what nobody looked at.
public final class Skip {
  private Skip() {}

  /// Ends the test, or the class before its tests, where something is missing.
  public static void where(Optional<String> missing) {
    if (missing.isPresent()) {
      System.out.println("Skipped: " + missing.get() + ".");
      Assumptions.abort(missing.get());
    }
  }
}
