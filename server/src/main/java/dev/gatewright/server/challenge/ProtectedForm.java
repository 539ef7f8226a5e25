package dev.gatewright.server.challenge;

import dev.gatewright.identity.events.AttackKind;
import java.util.Set;

/// The forms that anybody may send, and the attacks during which work is asked for with them.
public enum ProtectedForm {
  SIGN_IN(Set.of(AttackKind.SIGN_IN, AttackKind.MAIL)),
  SIGN_UP(Set.of(AttackKind.SIGN_UP, AttackKind.MAIL)),
  /// Asking for a mail that leads back in or shows that an address is read.
  MAIL(Set.of(AttackKind.MAIL));

  private final Set<AttackKind> during;

  ProtectedForm(Set<AttackKind> during) {
    this.during = during;
  }

  Set<AttackKind> during() {
    return during;
  }
}
