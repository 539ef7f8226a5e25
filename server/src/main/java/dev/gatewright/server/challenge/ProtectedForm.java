package dev.gatewright.server.challenge;

import dev.gatewright.identity.events.AttackKind;
import java.util.Set;

/// The forms that anybody may send, and the attacks during which work is asked for with them.
public enum ProtectedForm {
  SIGN_IN,
  SIGN_UP,
  /// Asking for a mail that leads back in or shows that an address is read.
  MAIL;

  Set<AttackKind> during() {
    return switch (this) {
      case SIGN_IN -> Set.of(AttackKind.SIGN_IN, AttackKind.MAIL);
      case SIGN_UP -> Set.of(AttackKind.SIGN_UP, AttackKind.MAIL);
      case MAIL -> Set.of(AttackKind.MAIL);
    };
  }
}
