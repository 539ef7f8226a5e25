package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.KeyCommand;
import dev.gatewright.admin.command.AdminCommand.ListKeys;
import dev.gatewright.admin.command.AdminCommand.RotateKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.KeyMade;
import dev.gatewright.admin.command.AdminResult.Keys;
import dev.gatewright.admin.command.Refusal;
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
      case RotateKey rotate -> rotate(rotate, by);
    };
  }

  /// Of two at once one makes the key, and both are told of it.
  private AdminResult rotate(RotateKey rotate, Acting by) {
    var overlap =
        rotate.longestToken().compareTo(LEAST_OVERLAP) > 0 ? rotate.longestToken() : LEAST_OVERLAP;
    var actor = by.engine().actor();
    var keys = holdings.signingKeys();
    if (rotate.atOnce()) {
      var rotation = new Rotation(Duration.ZERO, Duration.ZERO);
      return new KeyMade(keys.rotate(rotate.issuer(), rotate.algorithm(), rotation, actor));
    }
    var rotation = Rotation.withOverlap(overlap.plus(SKEW));
    if (rotate.isForced()) {
      return new KeyMade(keys.rotate(rotate.issuer(), rotate.algorithm(), rotation, actor));
    }
    return keys.waiting(rotate.issuer(), rotate.algorithm())
        .<AdminResult>map(
            next -> new AdminResult.Refused(new Refusal.KeyWaits(next.kid(), next.activeFrom())))
        .orElseGet(() ->
            new KeyMade(keys.rotateOnce(rotate.issuer(), rotate.algorithm(), rotation, actor)));
  }
}
