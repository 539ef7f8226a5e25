package dev.gatewright.identity.pin;

import dev.gatewright.identity.PinDigits;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.Pins;

/// Coming with a PIN. It proves nothing about any person, so it is nobody's factor: whoever types
/// one right is a guest.
public final class PinMethod implements SignInHandler {
  private final Pins pins;

  public PinMethod(Pins pins) {
    this.pins = pins;
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.PIN;
  }

  @Override
  public Use use(TenantId tenant, User person) {
    return Use.NONE;
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    return switch (input) {
      case SignInInput.Code(_, var typed) ->
          PinDigits.parse(typed)
              .flatMap(digits -> pins.use(claim.tenant(), digits, By.server(claim.now())))
              .<Verdict>map(Verdict.Guest::new)
              .orElse(Verdict.FAILED);
      case SignInInput.Identifier _,
          SignInInput.Password _,
          SignInInput.LinkOpened _,
          SignInInput.Assertion _,
          SignInInput.Upstream _,
          SignInInput.Choice _ ->
          Verdict.FAILED;
    };
  }
}
