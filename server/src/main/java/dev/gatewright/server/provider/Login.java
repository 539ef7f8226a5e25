package dev.gatewright.server.provider;

import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.protocol.errand.Demand;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.provider.Visits.Visit;
import java.util.Optional;

/// One request about one login under way: who asks for it, where it stands, and whether that came
/// along with the page.
record Login(
    Tenant tenant,
    HttpRequest request,
    Visit visit,
    Errand errand,
    SignInState state,
    boolean carried) {

  /// As it stands before anything is answered: what the session proves counts for a stronger login,
  /// and nothing for one that begins.
  static Login begin(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    var state =
        switch (errand.question()) {
          case Question.StepUp(var demand) ->
              visit
                  .live()
                  .map(live -> SignInState.of(live.session(), demand.notBefore()))
                  .orElse(SignInState.NOTHING);
          case Question.Login _, Question.SelectAccount _, Question.Consent _ ->
              SignInState.NOTHING;
        };
    return new Login(tenant, request, visit, errand, state, false);
  }

  Login with(SignInState other) {
    return new Login(tenant, request, visit, errand, other, true);
  }

  /// What whoever asks demands of the sign-in.
  SignInPolicy policy() {
    var demand =
        switch (errand.question()) {
          case Question.Login(var login) -> Optional.of(login);
          case Question.StepUp(var stronger) -> Optional.of(stronger);
          case Question.SelectAccount _, Question.Consent _ -> Optional.<Demand>empty();
        };
    return new SignInPolicy(
        demand.filter(asked -> Contexts.preferTwoFactors(asked.acrs())).isPresent());
  }
}
