package dev.gatewright.server.provider;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.signin.Asker;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Demand;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.errand.OwnPage.Act;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.config.client.LoginForm;
import dev.gatewright.server.config.issuer.Identifier;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.ProofAsked;
import dev.gatewright.server.provider.SealedArrivals.Arrived;
import dev.gatewright.server.provider.Visits.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// One request about one login under way: who asks for it, where it stands, and whether the proofs
/// came along with the page, as those of a session do not.
record Login(
    Tenant tenant,
    HttpRequest request,
    Visit visit,
    Visitor visitor,
    Errand errand,
    String language,
    SignInState state,
    boolean carried,
    Optional<Arrived> arrived) {

  private static final int LONGEST_DEVICE = 512;

  /// With a longer one a link goes on as in another browser.
  private static final int LONGEST_HANDLE = 8_192;

  /// As it stands before anything is answered: what the session proves counts for a stronger login,
  /// and nothing for one that begins.
  static Login begin(
      Tenant tenant,
      HttpRequest request,
      Visit visit,
      Visitor visitor,
      Errand errand,
      String language) {
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
    return new Login(
        tenant, request, visit, visitor, errand, language, state, false, Optional.empty());
  }

  /// From nothing, whatever was proved.
  Login anew() {
    return with(SignInState.NOTHING, true);
  }

  private Login with(SignInState next, boolean along) {
    return new Login(tenant, request, visit, visitor, errand, language, next, along, arrived);
  }

  /// Of somebody who came by a provider and signs in to an account that is there.
  Login after(Optional<Arrived> coming) {
    return new Login(tenant, request, visit, visitor, errand, language, state, carried, coming);
  }

  /// As the page said where it stood. Proofs that did not come with the page are the session's.
  Login returning(SignInState page) {
    return page.person().isPresent() ? with(page, true) : with(page.over(state), false);
  }

  /// A step further.
  Login at(SignInState next) {
    boolean proved = carried || !next.proved().equals(state.proved());
    return with(next, proved);
  }

  /// What the page takes along: what was proved on earlier pages, but not what the session proves,
  /// which is read from the session again.
  SignInState carriedAlong() {
    return carried ? state : state.over(SignInState.NOTHING);
  }

  Scene scene(Instant now) {
    return new Scene(tenant.id(), policy(), visitor, Optional.of(asker()), now);
  }

  /// The mail that tells of a sign-in in a browser not seen before, where the issuer wants it.
  Optional<Mail> newBrowser(SignInStep.Done done) {
    return tenant.settings().get(IssuerKeys.TELL_NEW_BROWSERS)
        ? Optional.of(
            asker()
                .notice(done.user(), NoticeKind.NEW_DEVICE, Optional.empty(), visitor, done.at()))
        : Optional.empty();
  }

  boolean asksIdentifierFirst() {
    return tenant.settings().get(IssuerKeys.IDENTIFIER_FIRST);
  }

  /// Who asks, for a mail that tells of it and a link that goes on from it.
  private Asker asker() {
    var application = errand.client().map(Client::name);
    var device = request.header("User-Agent").filter(text -> text.length() <= LONGEST_DEVICE);
    var handle = Optional.of(errand.outside()).filter(text -> text.length() <= LONGEST_HANDLE);
    var onward =
        Document.EMPTY
            .with(LinkPage.HANDLE, handle)
            .with(LinkPage.CLIENT, errand.client().map(client -> client.id().value()))
            .with(LinkPage.APPLICATION, application)
            .with(LinkPage.DEVICE, device)
            .with(LinkPage.ADDRESS, request.clientAddress().getHostAddress());
    var names = Identifier.names(tenant.settings().get(IssuerKeys.IDENTIFIERS));
    return new Asker(language, application, device, methods(), names, onward);
  }

  /// Who is signed in and asked anew by a page of our own, for which their proof is too old.
  Optional<User> prover() {
    return visit.user().filter(_ -> lasting().isPresent());
  }

  private Optional<Duration> lasting() {
    return errand.page().flatMap(OwnPage::maxAge);
  }

  /// Why they are, so that it does not look as if they had been signed out.
  Optional<ProofAsked> proof() {
    var act = errand.page().flatMap(OwnPage::act);
    return prover()
        .map(user ->
            new ProofAsked(
                LoginForms.account(user),
                lasting().orElseThrow(),
                act.map(Act::title),
                act.flatMap(Act::typed).isPresent()));
  }

  private SignInPolicy policy() {
    var demand =
        switch (errand.question()) {
          case Question.Login(var login, _) -> Optional.of(login);
          case Question.StepUp(var stronger) -> Optional.of(stronger);
          case Question.SelectAccount(var another) -> Optional.of(another);
          case Question.Consent _ -> Optional.<Demand>empty();
        };
    var strength = demand.map(asked -> Contexts.wanted(asked.acrs())).orElse(Strength.ONE_FACTOR);
    return new SignInPolicy(
        methods(),
        strength,
        trust(),
        Identifier.names(tenant.settings().get(IssuerKeys.IDENTIFIERS)));
  }

  /// For how long a browser can be trusted.
  Duration trust() {
    return tenant.settings().get(IssuerKeys.TRUSTED_BROWSERS);
  }

  Set<SignInMethod> methods() {
    return methods(tenant, errand);
  }

  /// Those of the issuer, its providers among them, that the client takes, and PINs where it takes
  /// them and does not ask who somebody is.
  private static Set<SignInMethod> methods(Tenant tenant, Errand errand) {
    var issuers = tenant.settings().get(IssuerKeys.LOGIN_METHODS);
    var clients = errand.client().map(client -> client.option(LoginForm.OPTION)).orElse(Set.of());
    var methods = new HashSet<>(issuers);
    methods.add(SignInMethod.UPSTREAM);
    if (!clients.isEmpty()) {
      methods.retainAll(clients);
    }
    if (clients.contains(SignInMethod.PIN) && !errand.identifies()) {
      methods.add(SignInMethod.PIN);
    }
    return methods;
  }

  /// Whether who asks takes the word of this provider of the issuer.
  boolean takes(ProviderName provider) {
    var clients = errand.client().map(client -> client.option(LoginForm.PROVIDERS));
    return clients.filter(named -> !named.isEmpty() && !named.contains(provider)).isEmpty();
  }

  private static boolean takesPins(Client client) {
    return client.option(LoginForm.OPTION).contains(SignInMethod.PIN);
  }

  /// Whether nobody can answer: the client takes people with a PIN alone, and asks who they are.
  static boolean isForGuestsAlone(Tenant tenant, Errand errand) {
    return errand.question() instanceof Question.Login
        && errand.client().filter(Login::takesPins).isPresent()
        && methods(tenant, errand).isEmpty();
  }
}
