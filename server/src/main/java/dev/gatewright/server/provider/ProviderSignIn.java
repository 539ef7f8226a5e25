package dev.gatewright.server.provider;

import dev.gatewright.identity.User;
import dev.gatewright.identity.linking.Linking;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.store.LinkedIdentities.Outcome;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.UpstreamTrouble;
import dev.gatewright.server.provider.Departures.Departure;
import dev.gatewright.server.provider.Visits.Visit;
import dev.gatewright.server.upstream.UpstreamFault;
import java.time.Instant;
import java.util.Optional;

/// What the login page does about other providers: sends people there, says why they are back, and
/// gives whom one vouched for, once they are signed in, what its word gives them.
final class ProviderSignIn {
  private final Providers providers;
  private final Departures departures;
  private final Linking linking;
  private final LoginForms forms;
  private final RefusalLog log;

  ProviderSignIn(
      Providers providers,
      Departures departures,
      Linking linking,
      LoginForms forms,
      RefusalLog log) {
    this.providers = providers;
    this.departures = departures;
    this.linking = linking;
    this.forms = forms;
    this.log = log;
  }

  Providers providers() {
    return providers;
  }

  /// Sends somebody to the provider whose button they pressed. `typed` is the address that they
  /// typed before.
  HttpResponse leave(Login login, String name, Optional<String> typed) {
    var provider = ProviderName.parse(name).flatMap(known -> providers.offered(login, known));
    if (provider.isEmpty()) {
      return trouble(login, UpstreamTrouble.UNAVAILABLE, name);
    }
    return switch (departures.leave(login, provider.get().name(), typed)) {
      case Departure.Gone(var response) -> response;
      case Departure.Stays(var why) -> trouble(login, why, provider.get().label());
    };
  }

  /// Sends somebody on to the provider that whoever asks named (`idp_hint`), where it is offered to
  /// them and a sign-in is what is asked for; absent where the hint says nothing. It is followed
  /// when a request comes, and not by the pages of its login, so whoever is back can choose anew.
  Optional<HttpResponse> hinted(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    var hint = errand.idpHint().flatMap(ProviderName::parse);
    if (hint.isEmpty() || Passive.is(request) || !asksToSignIn(errand, visit)) {
      return Optional.empty();
    }
    var login = forms.begin(tenant, request, visit, errand);
    return providers
        .offered(login, hint.get())
        .map(provider -> leave(login.anew(), provider.name().value(), Optional.empty()));
  }

  private static boolean asksToSignIn(Errand errand, Visit visit) {
    return switch (errand.question()) {
      case Question.Login(_, var newAccount) -> !newAccount;
      case Question.StepUp(var demand) -> demand.notBefore().isPresent();
      case Question.SelectAccount _ -> visit.user().isEmpty();
      case Question.Consent _ -> false;
    };
  }

  /// The login page, which says why the provider led no further.
  HttpResponse trouble(Login login, UpstreamTrouble trouble, String provider) {
    return forms.ask(login, Optional.of(problem(login, trouble, provider)));
  }

  /// Why the provider led no further, noted for those who run the server.
  LoginProblem.Upstream problem(Login login, UpstreamTrouble trouble, String provider) {
    log.note(login.tenant(), login.request(), "login", code(trouble));
    return new LoginProblem.Upstream(trouble, provider);
  }

  private static String code(UpstreamTrouble trouble) {
    return switch (trouble) {
      case CONNECT -> "login.upstream_connect";
      case UNKNOWN -> "login.upstream_unknown";
      case OTHER_DOMAIN -> "login.upstream_other_domain";
      case OTHER_ADDRESS -> "login.upstream_other_address";
      case DECLINED -> "login.upstream_declined";
      case FAILED -> "login.upstream_failed";
      case NOT_FRESH -> "login.upstream_not_fresh";
      case UNAVAILABLE -> "login.upstream_unavailable";
    };
  }

  /// Why a provider's answer is none, for those who run the server.
  void note(Tenant tenant, HttpRequest request, UpstreamFault fault) {
    var code =
        switch (fault) {
          case NOT_OFFERED -> "login.upstream_fault_not_offered";
          case TRANSACTION -> "login.upstream_fault_transaction";
          case CALLBACK -> "login.upstream_fault_callback";
          case CODE -> "login.upstream_fault_code";
          case ID_TOKEN -> "login.upstream_fault_id_token";
          case CLAIMS -> "login.upstream_fault_claims";
          case DOMAIN -> "login.upstream_fault_domain";
          case SETTINGS -> "login.upstream_fault_settings";
        };
    log.note(tenant, request, "login", code);
  }

  /// For whoever came by a provider and is signed in now: the place that it gives them, where they
  /// were connected to it, or else the link to the account, where both sides verified the same
  /// address.
  void complete(Login login, User person, Instant now) {
    login
        .arrived()
        .ifPresent(arrived -> {
          if (arrived.connected()) {
            place(login, person, arrived.identity(), now);
          } else if (Linking.isSamePerson(arrived.identity(), person)) {
            link(login, person, arrived.identity(), now);
          }
        });
  }

  private void place(Login login, User person, UpstreamIdentity identity, Instant now) {
    var tenant = login.tenant().id();
    providers
        .offered(login, identity.provider())
        .map(provider -> Realms.place(provider, identity))
        .ifPresent(place -> linking.place(tenant, person.id(), identity, place, now));
  }

  private void link(Login login, User person, UpstreamIdentity identity, Instant now) {
    var label = providers.label(login.tenant(), identity.provider());
    var asked =
        new Asked(
            now,
            login.errand().client().map(Client::name),
            login.request().header("User-Agent").map(Onward::line),
            Optional.of(login.request().clientAddress().getHostAddress()));
    var wish = new Linking.Wish(login.language(), label, asked);
    if (linking.link(login.tenant().id(), person, identity, wish) != Outcome.DONE) {
      log.note(login.tenant(), login.request(), "login", "login.upstream_not_linked");
    }
  }
}
