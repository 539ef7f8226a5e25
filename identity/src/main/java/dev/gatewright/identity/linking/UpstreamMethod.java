package dev.gatewright.identity.linking;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.LinkedIdentities;

/// Signing in by the word of a provider. It is a first factor, whatever was proved there, unless
/// the provider is trusted with two.
public final class UpstreamMethod implements SignInHandler {
  private final LinkedIdentities identities;

  public UpstreamMethod(LinkedIdentities identities) {
    this.identities = identities;
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.UPSTREAM;
  }

  @Override
  public Use use(TenantId tenant, User person) {
    return Use.NONE;
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    if (!(input instanceof SignInInput.Upstream(var identity, boolean twice))) {
      return Verdict.FAILED;
    }
    return identities
        .use(claim.tenant(), identity, By.owner(claim.now()))
        .<Verdict>map(user -> new Verdict.Passed(user, Factor.upstream(twice)))
        .orElse(Verdict.FAILED);
  }
}
