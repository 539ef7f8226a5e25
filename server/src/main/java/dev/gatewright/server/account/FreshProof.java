package dev.gatewright.server.account;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The proof that opens what is sensitive: of a moment ago, with all that the person can prove
/// themselves with (OWASP ASVS 7.5.1).
public final class FreshProof {
  /// How long a proof opens it.
  public static final Duration LASTS = Duration.ofMinutes(10);

  private final SignInFlow flow;

  public FreshProof(SignInFlow flow) {
    this.flow = flow;
  }

  /// Whether the session holds it.
  public boolean isHeld(Oneself who, Session session) {
    return isAll(who, SignInState.of(session, Optional.of(who.now().minus(LASTS))));
  }

  /// Whether the person has anything beside their password to prove who they are with.
  public boolean isMoreThanPassword(Oneself who) {
    var password = new Factor(SignInMethod.PASSWORD, who.now());
    return !isAll(who, new SignInState(Optional.of(who.person()), List.of(password)));
  }

  private boolean isAll(Oneself who, SignInState proved) {
    var policy = new SignInPolicy(Set.of(), Strength.TWO_FACTORS);
    var scene = new Scene(who.tenant().id(), policy, who.visitor(), who.now());
    return flow.show(scene, proved) instanceof SignInStep.Done;
  }
}
