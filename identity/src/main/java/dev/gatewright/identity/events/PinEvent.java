package dev.gatewright.identity.events;

import dev.gatewright.identity.PinId;
import java.util.Map;

/// What is told of a PIN.
public sealed interface PinEvent extends IdentityEvent {
  PinId pin();

  @Override
  default Map<String, String> details() {
    return Map.of("pin", pin().value());
  }

  /// A PIN was made.
  record PinMade(PinId pin) implements PinEvent {
    @Override
    public String name() {
      return "pin.made";
    }
  }

  /// Somebody was let in by a PIN.
  record PinUsed(PinId pin) implements PinEvent {
    @Override
    public String name() {
      return "pin.used";
    }
  }

  /// A PIN was stopped, and with it `grants` grants that it gave.
  record PinRevoked(PinId pin, int grants) implements PinEvent {
    @Override
    public String name() {
      return "pin.revoked";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("pin", pin.value(), "grants", Integer.toString(grants));
    }
  }
}
