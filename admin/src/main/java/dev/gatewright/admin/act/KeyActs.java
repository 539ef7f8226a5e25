package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.KeyCommand;
import dev.gatewright.admin.command.AdminCommand.ListKeys;
import dev.gatewright.admin.command.AdminCommand.RotateKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.KeyMade;
import dev.gatewright.admin.command.AdminResult.Keys;
import dev.gatewright.protocol.keys.Rotation;
import dev.gatewright.protocol.keys.SigningKey;
import java.time.Duration;
import java.util.Comparator;

/// Lists and rotates keys. It rotates through the keys that a running server publishes, so that the
/// new one is in the next answer.
final class KeyActs {
  /// Tokens other than access tokens live no longer than this.
  private static final Duration LEAST_OVERLAP = Duration.ofHours(1);

  /// What clocks of relying parties may be off.
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Holdings holdings;

  KeyActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(KeyCommand command, Acting by) {
    return switch (command) {
      case ListKeys(var issuer) ->
          new Keys(
              holdings.sealed().keys().signingKeys(issuer).stream()
                  .sorted(
                      Comparator.comparing(SigningKey::algorithm)
                          .thenComparing(SigningKey::sequence, Comparator.reverseOrder()))
                  .toList(),
              holdings.clock().instant());
      case RotateKey(var issuer, var algorithm, var longestToken, var atOnce) -> {
        var overlap = longestToken.compareTo(LEAST_OVERLAP) > 0 ? longestToken : LEAST_OVERLAP;
        var rotation =
            atOnce
                ? new Rotation(Duration.ZERO, Duration.ZERO)
                : Rotation.withOverlap(overlap.plus(SKEW));
        yield new KeyMade(
            holdings.signingKeys().rotate(issuer, algorithm, rotation, by.engine().actor()));
      }
    };
  }
}
