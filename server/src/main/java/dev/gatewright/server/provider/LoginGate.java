package dev.gatewright.server.provider;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.challenge.Challenges;
import dev.gatewright.server.challenge.ProtectedForm;
import java.time.InstantSource;

/// Whether an answer to the login page is looked at: while the issuer is under attack, what guesses
/// or mails costs unknown browsers some work. Nothing is hashed or mailed before that.
final class LoginGate {
  private final SignInFlow flow;
  private final Challenges challenges;
  private final InstantSource clock;

  LoginGate(SignInFlow flow, Challenges challenges, InstantSource clock) {
    this.flow = flow;
    this.challenges = challenges;
    this.clock = clock;
  }

  boolean isOpen(Login login, SignInInput input) {
    var tenant = login.tenant();
    return switch (input) {
      case SignInInput.Password(var email, _, _) ->
          !challenges.isDue(tenant, ProtectedForm.SIGN_IN)
              || flow.knows(login.scene(clock.instant()), email)
              || isSolved(login);
      case SignInInput.Code(var method, _) when method == SignInMethod.PIN ->
          !challenges.isDue(tenant, ProtectedForm.SIGN_IN)
              || login.visitor().pin().isPresent()
              || isSolved(login);
      case SignInInput.Choice(var method, _)
          when isSent(method) && login.state().person().isEmpty() ->
          !challenges.isDue(tenant, ProtectedForm.SIGN_IN)
              || isSolved(login)
              || challenges.isSpared(tenant, login.request(), login.visitor().device());
      // what cannot be guessed, and what is asked of whoever proved something
      case SignInInput.Code _,
          SignInInput.Choice _,
          SignInInput.Identifier _,
          SignInInput.Assertion _,
          SignInInput.LinkOpened _,
          SignInInput.Upstream _ ->
          true;
    };
  }

  /// Whether whoever chooses it is sent something.
  static boolean isSent(SignInMethod method) {
    return method == SignInMethod.MAGIC_LINK
        || method == SignInMethod.EMAIL_CODE
        || method == SignInMethod.SMS_CODE;
  }

  private boolean isSolved(Login login) {
    return challenges.isSolved(
        login.tenant(),
        login.request(),
        ProtectedForm.SIGN_IN,
        login.errand().handle(),
        Forms.own(login.request()).orElseGet(Parameters::none));
  }
}
