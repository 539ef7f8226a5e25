package dev.gatewright.identity.store;

import dev.gatewright.identity.Pin;
import dev.gatewright.identity.PinDigits;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import java.util.List;
import java.util.Optional;

/// The PINs of issuers. Of the digits a keyed hash is kept, under a key that is not in the store:
/// there are too few digits for any other hash to hide them.
public interface Pins {
  /// Keeps a new one, if fewer than [Pin#MOST_ACTIVE] are active and none of them has its digits.
  Addition add(TenantId tenant, Pin pin, PinDigits digits, By by);

  /// What became of a new PIN.
  enum Addition {
    ADDED,
    TOO_MANY,
    /// An active one has these digits.
    TAKEN
  }

  /// The active PIN with these digits at that time; noted in the trail, in the same unit.
  Optional<Pin> use(TenantId tenant, PinDigits digits, By by);

  /// The PIN of this id, whatever became of it.
  Optional<Pin> find(TenantId tenant, PinId id);

  /// All of an issuer, the newest first.
  List<Pin> list(TenantId tenant);

  /// Stops one, and ends every grant that it gave, in one unit; no other PIN's. False where there
  /// is no such PIN, or it was stopped before.
  boolean revoke(TenantId tenant, PinId id, By by);
}
