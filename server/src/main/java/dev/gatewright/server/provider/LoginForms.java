package dev.gatewright.server.provider;

import dev.gatewright.identity.PinId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mailcode.NumberChange;
import dev.gatewright.identity.mailcode.SignInMail;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInHandler.Shown;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.store.Pins;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.challenge.Challenges;
import dev.gatewright.server.challenge.ProtectedForm;
import dev.gatewright.server.config.issuer.CodeSender;
import dev.gatewright.server.config.issuer.Identifier;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.SenderKeys;
import dev.gatewright.server.config.issuer.StaySignedIn;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.ChallengeView;
import dev.gatewright.server.pages.ChooseAccountView;
import dev.gatewright.server.pages.CodeView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.MailedView;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.PasskeyView;
import dev.gatewright.server.pages.PinView;
import dev.gatewright.server.pages.TextReach;
import dev.gatewright.server.provider.Visits.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the login page shows: the step at which a login stands, or the choice of account.
final class LoginForms {
  static final String INTERACTION = "interaction";
  static final String SIGN_IN = "sign_in";
  static final String ARRIVED = "arrived";

  private final SignInFlow flow;
  private final SealedSignIn sealed;
  private final Providers providers;
  private final TenantCookies cookies;
  private final PageRenderer renderer;
  private final NumberChange numbers;
  private final boolean mails;
  private final Challenges challenges;
  private final Pins pins;
  private final InstantSource clock;

  /// @param mails whether mail reaches anybody; where it does not, no page that mails is offered
  LoginForms(
      SignInFlow flow,
      SealedSignIn sealed,
      Providers providers,
      TenantCookies cookies,
      PageRenderer renderer,
      NumberChange numbers,
      boolean mails,
      Challenges challenges,
      Pins pins,
      InstantSource clock) {
    this.flow = flow;
    this.sealed = sealed;
    this.providers = providers;
    this.cookies = cookies;
    this.renderer = renderer;
    this.numbers = numbers;
    this.mails = mails;
    this.challenges = challenges;
    this.pins = pins;
    this.clock = clock;
  }

  /// Whether mail reaches anybody.
  boolean mails() {
    return mails;
  }

  /// The page of a question, as it is shown first.
  HttpResponse show(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    if (errand.question() instanceof Question.SelectAccount && visit.user().isPresent()) {
      return chooseAccount(tenant, request, errand, visit.user().get());
    }
    var login = begin(tenant, request, visit, errand);
    var state =
        errand
            .loginHint()
            .or(() -> login.prover().map(User::emailAsTyped).filter(text -> !text.isEmpty()))
            .filter(_ -> login.state().person().isEmpty())
            .map(login.state()::claiming)
            .orElse(login.state());
    return ask(login.at(state), Optional.empty());
  }

  Login begin(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    var language = renderer.context(tenant, request, locales(errand)).messages().language();
    return Login.begin(tenant, request, visit, visitor(tenant, request), errand, language);
  }

  /// A browser whose PIN was revoked, or is over, is as much of a stranger as one that never had
  /// any.
  private Visitor visitor(Tenant tenant, HttpRequest request) {
    var visitor = cookies.visitor(tenant, request);
    boolean over = visitor.pin().filter(pin -> !isActive(tenant, pin)).isPresent();
    return over ? visitor.withoutPin() : visitor;
  }

  private boolean isActive(Tenant tenant, PinId pin) {
    return pins.find(tenant.id(), pin).filter(kept -> kept.isActive(clock.instant())).isPresent();
  }

  /// Whether the person who is logged in can prove more, where that is asked.
  boolean isReachable(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    return !(errand.question() instanceof Question.StepUp)
        || !(now(begin(tenant, request, visit, errand)) instanceof SignInStep.Done);
  }

  private SignInStep now(Login login) {
    return flow.show(login.scene(clock.instant()), login.state());
  }

  /// The form for where the login stands.
  HttpResponse ask(Login login, Optional<LoginProblem> problem) {
    return show(login, now(login), problem);
  }

  /// The form of a step. What was proved on an earlier page, and what the method keeps, come along,
  /// sealed.
  HttpResponse show(Login login, SignInStep step, Optional<LoginProblem> problem) {
    return switch (step) {
      case SignInStep.Challenge challenge -> challenge(login, challenge, problem);
      case SignInStep.Ask asked -> first(login, asked, problem);
      case SignInStep.Done _, SignInStep.Guest _, SignInStep.Leaving _, SignInStep.Refused _ ->
          ask(login.anew(), problem);
    };
  }

  private HttpResponse first(Login login, SignInStep.Ask asked, Optional<LoginProblem> problem) {
    var passkey = Optional.ofNullable(asked.shown().get(SignInMethod.PASSKEY)).flatMap(Shown::text);
    var methods = asked.methods();
    if (!methods.isEmpty() && methods.getFirst() == SignInMethod.PIN) {
      return pin(login.at(asked.state()), methods.subList(1, methods.size()), problem);
    }
    var typed =
        methods.stream()
            .filter(method -> method != SignInMethod.PASSKEY && method != SignInMethod.UPSTREAM)
            .filter(method -> !isDouble(method, asked))
            .toList();
    boolean identify =
        login.asksIdentifierFirst() && asked.state().identifier().isEmpty() && !typed.isEmpty();
    var first =
        typed.stream()
            .findFirst()
            .or(() ->
                passkey.isPresent()
                    ? Optional.of(SignInMethod.PASSKEY)
                    : methods.stream().findFirst());
    var offer =
        new Offer(
            identify ? Optional.empty() : first,
            identify ? List.of() : typed.stream().skip(1).toList(),
            passkey,
            leads(methods, SignInMethod.PASSKEY),
            leads(methods, SignInMethod.UPSTREAM));
    return login(login.at(asked.state()), offer, problem);
  }

  private static boolean leads(List<SignInMethod> methods, SignInMethod method) {
    return methods.stream().findFirst().filter(method::equals).isPresent();
  }

  /// What the page offers: as the view says.
  private record Offer(
      Optional<SignInMethod> first,
      List<SignInMethod> others,
      Optional<String> passkey,
      boolean passkeyLeads,
      boolean providersLead) {}

  private HttpResponse challenge(
      Login login, SignInStep.Challenge challenge, Optional<LoginProblem> problem) {
    var at = login.at(challenge.state());
    var others = challenge.others();
    return switch (challenge.method()) {
      case PASSWORD -> {
        var offer =
            new Offer(Optional.of(SignInMethod.PASSWORD), others, Optional.empty(), false, false);
        yield login(at, offer, problem);
      }
      case PASSKEY -> passkey(at, challenge, problem);
      case MAGIC_LINK -> mailed(at, challenge, problem);
      case EMAIL_CODE, SMS_CODE ->
          SignInMail.isSent(challenge.shown())
              ? code(at, challenge, problem)
              : mailed(at, challenge, problem);
      case PIN -> pin(at, others, problem);
      case TOTP, RECOVERY_CODE -> code(at, challenge, problem);
      case UPSTREAM -> ask(login.anew(), problem);
    };
  }

  private HttpResponse mailed(
      Login login, SignInStep.Challenge challenge, Optional<LoginProblem> problem) {
    var view =
        new MailedView(
            action(login.tenant()),
            login.errand().client().map(Client::name),
            account(login, challenge),
            challenge.method() == SignInMethod.SMS_CODE
                ? !SignInMail.isThrottled(challenge.shown())
                : SignInMail.isSent(challenge.shown()),
            challenge.method().key(),
            reach(login.tenant(), challenge.method()),
            keys(challenge.others(), Optional.of(challenge.method())),
            problem,
            fields(login));
    var context = context(login, problem);
    return answer(login, renderer.pages().mailed(view, context), problem, context);
  }

  /// To whose telephones codes go, which is said before anybody waits for one that never comes.
  private TextReach reach(Tenant tenant, SignInMethod method) {
    var senders = SenderKeys.all(tenant.settings());
    if (method != SignInMethod.SMS_CODE || senders.stream().anyMatch(CodeSender::isEverywhere)) {
      return new TextReach.Everywhere();
    }
    if (senders.isEmpty()) {
      return numbers.isOffered(tenant.id()) ? new TextReach.Everywhere() : new TextReach.Nowhere();
    }
    return new TextReach.Countries(
        senders.stream().flatMap(one -> one.countries().stream()).distinct().sorted().toList());
  }

  /// A link that comes with the code anyway.
  private static boolean isDouble(SignInMethod method, SignInStep.Ask asked) {
    return method == SignInMethod.MAGIC_LINK && asked.methods().contains(SignInMethod.EMAIL_CODE);
  }

  /// What is offered beside the page's own method. Link and code come in one mail, so one button
  /// asks for both.
  private static List<String> keys(List<SignInMethod> methods, Optional<SignInMethod> own) {
    boolean code =
        methods.contains(SignInMethod.EMAIL_CODE)
            || own.filter(SignInMethod.EMAIL_CODE::equals).isPresent();
    return methods.stream()
        .filter(method -> method != SignInMethod.UPSTREAM)
        .filter(method -> method != SignInMethod.MAGIC_LINK || !code)
        .map(SignInMethod::key)
        .toList();
  }

  private HttpResponse login(Login login, Offer offer, Optional<LoginProblem> problem) {
    var email = login.state().identifier();
    var view =
        new LoginView(
            action(login.tenant()),
            login.errand().client().map(Client::name),
            email.orElse(""),
            asksFor(login.tenant()),
            (login.asksIdentifierFirst() || login.proof().isPresent()) && email.isPresent(),
            offer.first().map(SignInMethod::key),
            keys(offer.others(), offer.first()),
            offer.passkey(),
            offer.passkeyLeads(),
            providers.buttons(login),
            offer.providersLead(),
            problem,
            stay(login),
            beside(login, offer.first()),
            fields(login));
    var context = context(login, problem);
    return answer(login, renderer.pages().login(view, context), problem, context);
  }

  private HttpResponse passkey(
      Login login, SignInStep.Challenge challenge, Optional<LoginProblem> problem) {
    var view =
        new PasskeyView(
            action(login.tenant()),
            login.errand().client().map(Client::name),
            account(login, challenge),
            challenge.shown().text().orElse(""),
            keys(challenge.others(), Optional.of(SignInMethod.PASSKEY)),
            problem,
            fields(login));
    var context = context(login, problem);
    return answer(login, renderer.pages().passkey(view, context), problem, context);
  }

  private static String asksFor(Tenant tenant) {
    return JoinForms.asksFor(Identifier.names(tenant.settings().get(IssuerKeys.IDENTIFIERS)));
  }

  /// Asked where the issuer leaves it to the person and a session begins; ticked as it was last in
  /// this browser.
  private Optional<Boolean> stay(Login login) {
    var tenant = login.tenant();
    return tenant.sessions().stay() == StaySignedIn.ASK && login.visit().live().isEmpty()
        ? Optional.of(stays(login))
        : Optional.empty();
  }

  /// Whether the person wants to stay signed in, as ticked on the page that was sent, or before in
  /// this browser: later pages of a login do not ask again.
  boolean stays(Login login) {
    return Forms.own(login.request())
        .filter(fields -> fields.first(LoginView.STAY_ASKED_FIELD).isPresent())
        .map(fields -> fields.first(LoginView.STAY_FIELD).isPresent())
        .orElseGet(() -> cookies.stays(login.tenant(), login.request()));
  }

  private LoginView.Beside beside(Login login, Optional<SignInMethod> first) {
    if (!mails) {
      return LoginView.Beside.NONE;
    }
    var tenant = login.tenant();
    var handle = login.errand().outside();
    return new LoginView.Beside(
        first
            .filter(SignInMethod.PASSWORD::equals)
            .map(_ -> Onward.beside(tenant, "/recover", handle)),
        SignUpPage.isOpen(tenant)
                && login.proof().isEmpty()
                && first.filter(SignInMethod.UPSTREAM::equals).isEmpty()
            ? Optional.of(Onward.beside(tenant, "/signup", handle))
            : Optional.empty());
  }

  private HttpResponse code(
      Login login, SignInStep.Challenge challenge, Optional<LoginProblem> problem) {
    var view =
        new CodeView(
            action(login.tenant()),
            login.errand().client().map(Client::name),
            account(login, challenge),
            challenge.method().key(),
            keys(challenge.others(), Optional.of(challenge.method())),
            reach(login.tenant(), challenge.method()),
            trust(login, challenge),
            problem,
            fields(login));
    var context = context(login, problem);
    return answer(login, renderer.pages().code(view, context), problem, context);
  }

  private HttpResponse pin(Login login, List<SignInMethod> others, Optional<LoginProblem> problem) {
    var view =
        new PinView(
            action(login.tenant()),
            login.errand().client().map(Client::name),
            others.stream()
                .filter(method -> method != SignInMethod.UPSTREAM)
                .map(SignInMethod::key)
                .toList(),
            problem,
            fields(login));
    var context = context(login, problem);
    return answer(login, renderer.pages().pin(view, context), problem, context);
  }

  /// Offered with the code of an application or a telephone alone: what somebody does in need makes
  /// no habit, and whoever is asked by an application will be asked again.
  private static Optional<Duration> trust(Login login, SignInStep.Challenge challenge) {
    return Optional.of(login.trust())
        .filter(Duration::isPositive)
        .filter(_ -> mayBeTrusted(challenge.method()) && challenge.person().isPresent());
  }

  /// Whether a browser can be trusted where this was the second factor.
  static boolean mayBeTrusted(SignInMethod method) {
    return method == SignInMethod.TOTP || method == SignInMethod.SMS_CODE;
  }

  /// Who it is, or who they say they are.
  private static Account account(Login login, SignInStep.Challenge challenge) {
    return challenge
        .person()
        .map(LoginForms::account)
        .orElseGet(() -> new Account(Optional.empty(), login.state().identifier().orElse("")));
  }

  /// What comes back with every answer.
  private List<HiddenField> fields(Login login) {
    var handle = login.errand().handle();
    var fields = new ArrayList<>(hidden(login.errand()));
    var state = login.carriedAlong();
    if (!state.equals(SignInState.NOTHING)) {
      fields.add(new HiddenField(SIGN_IN, sealed.seal(login.tenant(), handle, state)));
    }
    login
        .arrived()
        .map(arrived -> providers.seal(login.tenant(), handle, arrived))
        .ifPresent(arrived -> fields.add(new HiddenField(ARRIVED, arrived)));
    return fields;
  }

  private HttpResponse chooseAccount(Tenant tenant, HttpRequest request, Errand errand, User user) {
    var view =
        new ChooseAccountView(
            action(tenant), errand.client().map(Client::name), account(user), hidden(errand));
    var context =
        renderer.context(tenant, request, locales(errand), errand.client()).withTheme(true);
    return renderer.pageLeadingToClient(
        tenant, 200, renderer.pages().chooseAccount(view, context), context);
  }

  private HttpResponse answer(
      Login login, byte[] html, Optional<LoginProblem> problem, PageContext context) {
    int status =
        problem
            .map(found ->
                switch (found) {
                  case LoginProblem.WrongCredentials(),
                      LoginProblem.UnknownPasskey(),
                      LoginProblem.Missing(_, _) ->
                      422;
                  case LoginProblem.NotActive(), LoginProblem.Unsolved() -> 403;
                  case LoginProblem.Throttled(_) -> 429;
                  case LoginProblem.Busy() -> 503;
                  case LoginProblem.Expired() -> 200;
                  case LoginProblem.Upstream(var trouble, _) -> Providers.status(trouble);
                })
            .orElse(200);
    return renderer.pageLeadingToClient(login.tenant(), status, html, context);
  }

  /// Who is signed in and asked again proves anew who they are.
  private PageContext context(Login login, Optional<LoginProblem> problem) {
    var errand = login.errand();
    return renderer
        .context(login.tenant(), login.request(), locales(errand), errand.client())
        .withTheme(login.visit().live().isEmpty())
        .asking(login.proof())
        .withChallenge(challenge(login, problem));
  }

  /// Nobody who proved something is asked for work, nor is a browser that was here before, until it
  /// turns out to be unknown to the account.
  private Optional<ChallengeView> challenge(Login login, Optional<LoginProblem> problem) {
    var unsolved = problem.filter(LoginProblem.Unsolved.class::isInstance).isPresent();
    var known = login.visitor().device().isPresent() || login.visitor().pin().isPresent();
    return login.state().person().isEmpty()
            && (unsolved || !known)
            && challenges.isDue(login.tenant(), ProtectedForm.SIGN_IN)
        ? Optional.of(
            challenges.ask(
                login.tenant(),
                login.request(),
                ProtectedForm.SIGN_IN,
                login.errand().handle(),
                mails))
        : Optional.empty();
  }

  private static PageLink action(Tenant tenant) {
    return new PageLink(tenant.path() + "/login");
  }

  static List<HiddenField> hidden(Errand errand) {
    return List.of(new HiddenField(INTERACTION, errand.handle()));
  }

  static Optional<String> locales(Errand errand) {
    var locales = errand.uiLocales();
    return locales.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", locales));
  }

  /// Host and port of an address that a client registered, or its scheme where it has no host.
  static String recipient(String address) {
    var uri = URI.create(address);
    var authority = uri.getRawAuthority();
    return authority != null && !authority.isEmpty() ? authority : uri.getScheme() + ":";
  }

  static Account account(User user) {
    return new Account(
        user.claims().one("name").filter(String.class::isInstance).map(String.class::cast),
        user.emailAsTyped());
  }
}
