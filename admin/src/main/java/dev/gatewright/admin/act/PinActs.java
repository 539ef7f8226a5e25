package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.CreatePin;
import dev.gatewright.admin.command.AdminCommand.ListPins;
import dev.gatewright.admin.command.AdminCommand.PinCommand;
import dev.gatewright.admin.command.AdminCommand.RevokePin;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.Pin;
import dev.gatewright.identity.PinDigits;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.store.Pins;
import java.util.Optional;

/// Makes, lists and stops PINs.
final class PinActs {
  private final Holdings holdings;

  PinActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(PinCommand command, Acting by) {
    var tenant = new TenantId(command.issuer().value());
    return switch (command) {
      case ListPins(var _, var part) ->
          part.map(
                  wanted -> {
                    var found =
                        holdings.sealed().pins().list(tenant, wanted.after(), wanted.limit());
                    return new AdminResult.Pins(wanted.of(found), wanted.isCut(found), by.at());
                  })
              .orElseGet(() -> new AdminResult.Pins(pins().list(tenant), false, by.at()));
      case CreatePin create -> create(tenant, create, by);
      case RevokePin(var _, var id) ->
          PinId.parse(id).filter(pin -> pins().revoke(tenant, pin, by.people())).isPresent()
              ? new Done()
              : new Refused(new Refusal.NoSuchPin(id));
    };
  }

  private AdminResult create(TenantId tenant, CreatePin create, Acting by) {
    if (!Pin.isLabel(create.label()) || !Pin.arePrivileges(create.privileges())) {
      return new Refused(new Refusal.BadPinWords());
    }
    var digits =
        create.digits().isPresent()
            ? create.digits().flatMap(PinDigits::parse)
            : Optional.of(PinDigits.generate(holdings.random()));
    if (digits.isEmpty()) {
      return new Refused(new Refusal.NoPinDigits());
    }
    var pin =
        new Pin(
            PinId.generate(holdings.random()),
            create.label(),
            create.privileges(),
            by.at(),
            create.lifetime().map(by.at()::plus),
            Optional.empty());
    return switch (pins().add(tenant, pin, digits.get(), by.people())) {
      case ADDED -> new AdminResult.PinCreated(pin, digits.get().shown());
      case TAKEN -> new Refused(new Refusal.PinTaken());
      case TOO_MANY -> new Refused(new Refusal.TooManyPins(Pin.MOST_ACTIVE));
    };
  }

  private Pins pins() {
    return holdings.sealed().pins();
  }
}
