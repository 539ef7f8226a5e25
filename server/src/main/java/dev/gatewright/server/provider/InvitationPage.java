package dev.gatewright.server.provider;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.join.NewAccounts;
import dev.gatewright.identity.join.SignUp.Application;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.store.Invitations;
import dev.gatewright.identity.store.Invitations.Counting;
import dev.gatewright.identity.store.Invitations.Newcomer;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.config.issuer.JoinKeys.Signup;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.UpstreamTrouble;
import dev.gatewright.server.pages.join.InvitationView;
import dev.gatewright.server.pages.join.NewPasswordView.Problem;
import dev.gatewright.server.pages.join.Purpose;
import dev.gatewright.server.provider.Departures.Departure;
import dev.gatewright.server.provider.JoinForms.Opened;
import dev.gatewright.server.provider.Onward.Origin;
import dev.gatewright.server.upstream.UpstreamProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What an invitation to an organization opens (`/invitation`): who asks, and the way on. Whoever
/// has an account goes on to their own page, where they say yes or no; whoever has none makes one
/// here, with a password or by a provider's word, which says yes. Whoever has the link reads the
/// address's mail, so it may tell which.
final class InvitationPage {
  private static final String PATH = "/invitation";

  /// Where the form for a new account is asked for.
  private static final String NEW = "new";

  private static final String ACCOUNT = AccountVisit.ROOT + "/organizations";

  private final AuthorizationEndpoint endpoint;
  private final JoinForms forms;
  private final LoginForms logins;
  private final Onward onward;
  private final Invitations invitations;
  private final NewAccounts accounts;
  private final Users users;
  private final ProviderSignIn signIn;
  private final HookDoor hooks;
  private final Departures departures;
  private final Visits visits;
  private final Outcomes outcomes;
  private final PageRenderer renderer;
  private final Policies policies;
  private final RefusalLog log;
  private final InstantSource clock;

  InvitationPage(
      AuthorizationEndpoint endpoint,
      JoinForms forms,
      LoginForms logins,
      Onward onward,
      Joining joining,
      ProviderSignIn signIn,
      HookDoor hooks,
      Departures departures,
      Visits visits,
      Outcomes outcomes,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.forms = forms;
    this.logins = logins;
    this.onward = onward;
    this.invitations = joining.invitations();
    this.accounts = joining.accounts();
    this.users = joining.users();
    this.signIn = signIn;
    this.hooks = hooks;
    this.departures = departures;
    this.visits = visits;
    this.outcomes = outcomes;
    this.renderer = renderer;
    this.policies = joining.policies();
    this.log = log;
    this.clock = clock;
  }

  /// What a link opens, and whose account has its address.
  private record Asking(LinkToken token, Counting open, Optional<User> account) {
    MailAddress address() {
      return open.invitation().address();
    }

    /// Whether the person can make an account here.
    boolean mayJoin(Tenant tenant) {
      return account.isEmpty() && tenant.settings().get(JoinKeys.SIGNUP) != Signup.CLOSED;
    }
  }

  private Optional<Asking> open(Tenant tenant, Optional<LinkToken> token) {
    return token.flatMap(known ->
        invitations
            .open(tenant.id(), known, clock.instant())
            .map(open ->
                new Asking(
                    known,
                    open,
                    users.findByEmail(tenant.id(), open.invitation().address().canonical()))));
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var token = request.query().first(IssuerLinks.TOKEN).flatMap(LinkToken::parse);
    return open(tenant, token)
        .map(asking ->
            asking.mayJoin(tenant) && request.query().first(NEW).isPresent()
                ? form(
                    origin(tenant, request),
                    asking,
                    TypedAccount.nothing(tenant, ""),
                    Optional.empty())
                : asked(tenant, request, asking, Optional.empty()))
        .orElseGet(() -> gone(tenant, request));
  }

  private HttpResponse asked(
      Tenant tenant, HttpRequest request, Asking asking, Optional<LoginProblem.Upstream> problem) {
    var here = new PageLink(tenant.path() + PATH);
    var token = asking.token().text().reveal();
    boolean joins = asking.mayJoin(tenant);
    var view =
        new InvitationView(
            here,
            asking.open().organizationName(),
            asking.open().invitation().inviterName(),
            asking.address().value(),
            asking.account().filter(User::isActive).isPresent(),
            joins
                ? Optional.of(
                    new PageLink(
                        here.value() + "?" + NEW + "=1&" + IssuerLinks.TOKEN + "=" + token))
                : Optional.empty(),
            joins ? Providers.buttons(providers(tenant, request, asking)) : List.of(),
            problem,
            List.of(new HiddenField(IssuerLinks.TOKEN, token)));
    return forms.invitation(origin(tenant, request), view);
  }

  private List<UpstreamProvider> providers(Tenant tenant, HttpRequest request, Asking asking) {
    return signIn.providers().speakingFor(tenant, request, asking.address());
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var sent = Forms.own(request);
    if (sent.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var fields = sent.get();
    var open = open(tenant, fields.first(IssuerLinks.TOKEN).flatMap(LinkToken::parse));
    if (open.isEmpty()) {
      return gone(tenant, request);
    }
    var asking = open.get();
    if (asking.mayJoin(tenant)) {
      var provider = fields.first(LoginView.PROVIDER_FIELD);
      return provider.isPresent()
          ? leave(tenant, request, asking, provider.get())
          : join(tenant, request, asking, fields);
    }
    var now = By.owner(clock.instant());
    var signedIn = origin(tenant, request).visit().user().map(User::id);
    return invitations.arrived(tenant.id(), asking.token(), signedIn, now)
        ? HttpResponse.redirect(tenant.path() + ACCOUNT).withHeader("Cache-Control", "no-store")
        : asked(tenant, request, asking, Optional.empty());
  }

  private HttpResponse join(Tenant tenant, HttpRequest request, Asking asking, Parameters fields) {
    var origin = origin(tenant, request);
    var typed = TypedAccount.of(tenant, fields);
    var application = typed.application(request);
    var policy = policies.of(tenant);
    var address = asking.address();
    if (!typed.isWhole()) {
      return form(origin, asking, typed, typed.problem(address, application, policy));
    }
    return hooks
        .signUp(origin, address, Optional.of(typed.name()), SignInMethod.PASSWORD.key())
        .orElseGet(() -> join(origin, asking, typed, application, policy));
  }

  private HttpResponse join(
      Origin origin,
      Asking asking,
      TypedAccount typed,
      Application application,
      PasswordPolicy policy) {
    var tenant = origin.tenant();
    var request = origin.request();
    var address = asking.address();
    var now = clock.instant();
    var prepared =
        accounts.prepare(tenant.id(), address, application, policy, tenant.issuer().name(), now);
    return switch (prepared) {
      case NewAccounts.Refused(var reason) ->
          form(origin, asking, typed, Optional.of(JoinForms.problem(reason)));
      case NewAccounts.Busy() ->
          form(origin, asking, typed, Optional.of(Problem.BUSY)).withHeader("Retry-After", "2");
      case NewAccounts.Ready(var user, var hash) -> {
        var newcomer = new Newcomer(user, Optional.of(hash), Optional.empty(), application.terms());
        yield switch (invitations.join(tenant.id(), asking.token(), newcomer, By.owner(now))) {
          case DONE, ADDRESS_TAKEN -> forms.done(origin, Purpose.INVITED, address.value());
          case LINK_GONE -> gone(tenant, request);
        };
      }
    };
  }

  /// Goes on by a provider, in a login that ends where the person sees their organizations.
  private HttpResponse leave(Tenant tenant, HttpRequest request, Asking asking, String provider) {
    var visit = visits.of(tenant, request);
    var nobody = visit.asNobody().browser();
    return switch (endpoint.askFor(tenant.issuer(), OwnPage.at(ACCOUNT), nobody)) {
      case AuthorizationOutcome.AskUser(var errand) -> {
        var login = logins.begin(tenant, request, visit.begun(), errand).anew();
        yield outcomes.begin(tenant, visit, errand, leave(login, asking, provider));
      }
      case AuthorizationOutcome other -> outcomes.begun(tenant, request, visit, other);
    };
  }

  private HttpResponse leave(Login login, Asking asking, String name) {
    var token = asking.token();
    var provider =
        ProviderName.parse(name)
            .flatMap(known ->
                providers(login.tenant(), login.request(), asking).stream()
                    .filter(one -> one.name().equals(known))
                    .findFirst());
    if (provider.isEmpty()) {
      return again(login, token, UpstreamTrouble.UNAVAILABLE, name);
    }
    return switch (departures.accept(login, provider.get().name(), asking.address(), token)) {
      case Departure.Gone(var response) -> response;
      case Departure.Stays(var why) -> again(login, token, why, provider.get().label());
    };
  }

  /// The address that an account is made for by this invitation; empty where it counts no more, or
  /// nobody makes an account.
  Optional<MailAddress> invited(Tenant tenant, LinkToken token) {
    return open(tenant, Optional.of(token))
        .filter(_ -> tenant.settings().get(JoinKeys.SIGNUP) != Signup.CLOSED)
        .map(Asking::address);
  }

  /// Makes the account of somebody for whom a provider vouches, who is a member with it.
  Change join(Tenant tenant, LinkToken token, User user, UpstreamIdentity identity) {
    var newcomer =
        new Newcomer(user, Optional.empty(), Optional.of(identity), SignUpPage.version(tenant));
    return invitations.join(tenant.id(), token, newcomer, By.owner(clock.instant()));
  }

  /// The page once more, which says why the provider led no further.
  HttpResponse again(Login login, LinkToken token, UpstreamTrouble trouble, String provider) {
    var tenant = login.tenant();
    var request = login.request();
    return open(tenant, Optional.of(token))
        .map(asking -> {
          var problem = signIn.problem(login, trouble, provider);
          return asked(tenant, request, asking, Optional.of(problem));
        })
        .orElseGet(() -> gone(tenant, request));
  }

  private HttpResponse form(
      Origin origin, Asking asking, TypedAccount typed, Optional<Problem> problem) {
    var token = asking.token().text().reveal();
    var opened = new Opened(Purpose.INVITED, PATH, token, asking.address().value());
    var policy = policies.of(origin.tenant());
    return forms.password(origin, opened, policy, typed.beside(), problem);
  }

  HttpResponse gone(Tenant tenant, HttpRequest request) {
    log.note(tenant, request, "invitation", "link.gone");
    return forms.gone(origin(tenant, request), Purpose.INVITED, Optional.empty());
  }

  private Origin origin(Tenant tenant, HttpRequest request) {
    return onward.of(tenant, request, "");
  }
}
