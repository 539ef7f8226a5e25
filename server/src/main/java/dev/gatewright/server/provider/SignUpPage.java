package dev.gatewright.server.provider;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.join.SignUp;
import dev.gatewright.identity.join.SignUp.Application;
import dev.gatewright.identity.join.SignUp.Outcome;
import dev.gatewright.identity.linking.Arrival.Welcome;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.config.issuer.JoinKeys.Signup;
import dev.gatewright.server.config.yaml.DomainText;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.join.AddressView;
import dev.gatewright.server.pages.join.ArrivalView;
import dev.gatewright.server.pages.join.NewPasswordView;
import dev.gatewright.server.pages.join.NewPasswordView.Problem;
import dev.gatewright.server.pages.join.NewPasswordView.Terms;
import dev.gatewright.server.pages.join.Purpose;
import dev.gatewright.server.provider.JoinForms.Opened;
import dev.gatewright.server.provider.Onward.Origin;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Making an account (`/signup`). The page for the address says the same to everybody; who has an
/// account already hears of it by mail. The account comes into being when the mailed link is
/// confirmed, with the password that is typed there.
final class SignUpPage {
  private static final String PATH = "/signup";

  /// Longest name, in characters.
  private static final int LONGEST_NAME = 200;

  private final JoinForms forms;
  private final Onward onward;
  private final SignUp signUp;
  private final Providers providers;
  private final HookDoor hooks;
  private final PageRenderer renderer;
  private final Policies policies;
  private final RefusalLog log;
  private final InstantSource clock;

  SignUpPage(
      JoinForms forms,
      Onward onward,
      Joining joining,
      Providers providers,
      HookDoor hooks,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.forms = forms;
    this.onward = onward;
    this.signUp = joining.signUp();
    this.providers = providers;
    this.hooks = hooks;
    this.renderer = renderer;
    this.policies = joining.policies();
    this.log = log;
    this.clock = clock;
  }

  /// Whether people may make accounts by themselves.
  static boolean isOpen(Tenant tenant) {
    return tenant.settings().get(JoinKeys.SIGNUP) == Signup.OPEN;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var token = request.query().first(IssuerLinks.TOKEN);
    if (token.isEmpty()) {
      return isOpen(tenant)
          ? forms.ask(origin(tenant, request, request.query()), Purpose.SIGNUP, PATH)
          : closed(tenant, request, request.query());
    }
    return open(tenant, token.get())
        .map(link ->
            arrived(tenant, request, link).isPresent()
                ? arrival(tenant, request, token.get(), link, false)
                : form(
                    onward.of(tenant, request, link.document()),
                    token.get(),
                    link,
                    TypedAccount.nothing(tenant, invitedName(link)),
                    Optional.empty()))
        .orElseGet(() -> gone(tenant, request, request.query()));
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var sent = Forms.own(request);
    if (sent.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var fields = sent.get();
    var token = fields.first(IssuerLinks.TOKEN);
    if (token.isPresent()) {
      return join(tenant, request, token.get(), fields);
    }
    if (!isOpen(tenant)) {
      return closed(tenant, request, fields);
    }
    return forms.take(
        origin(tenant, request, fields),
        Purpose.SIGNUP,
        LinkPurpose.SIGN_UP,
        PATH,
        fields.first(AddressView.EMAIL_FIELD).map(String::strip).orElse(""),
        address -> isWelcome(tenant, address));
  }

  /// Who makes an account by coming from another provider, with this address or with one that is
  /// still to be asked for.
  static Welcome welcome(Tenant tenant, Optional<MailAddress> address) {
    if (!isOpen(tenant)) {
      return Welcome.NOBODY;
    }
    return address.filter(told -> !isWelcome(tenant, told)).isPresent()
        ? Welcome.OTHERS
        : Welcome.EVERYBODY;
  }

  private static boolean isWelcome(Tenant tenant, MailAddress address) {
    var domains = tenant.settings().get(JoinKeys.SIGNUP_DOMAINS);
    return domains.isEmpty() || DomainText.isAmong(domains, address.canonical().host());
  }

  /// A link that was mailed while sign-up was open counts no longer than that; an invitation does.
  private Optional<MailedLink> open(Tenant tenant, String token) {
    return signUp
        .open(tenant.id(), token, clock.instant())
        .filter(link ->
            link.purpose() == LinkPurpose.INVITATION
                ? tenant.settings().get(JoinKeys.SIGNUP) != Signup.CLOSED
                : isOpen(tenant) && isWelcome(tenant, link.address()));
  }

  private HttpResponse join(Tenant tenant, HttpRequest request, String token, Parameters fields) {
    var link = open(tenant, token);
    if (link.isEmpty()) {
      return gone(tenant, request, fields);
    }
    var arrived = arrived(tenant, request, link.get());
    if (arrived.isPresent()) {
      return joinBy(tenant, request, token, link.get(), arrived.get(), fields);
    }
    var origin = origin(tenant, request, fields);
    var typed = TypedAccount.of(tenant, fields);
    var application = typed.application(request);
    var policy = policies.of(tenant);
    if (!typed.isWhole()) {
      var problem = typed.problem(link.get().address(), application, policy);
      return form(origin, token, link.get(), typed, problem);
    }
    var from = onward.of(tenant, request, link.get().document());
    var address = link.get().address();
    var password = SignInMethod.PASSWORD.key();
    return hooks
        .signUp(from, address, Optional.of(typed.name()), password)
        .orElseGet(() -> join(origin, token, typed, application, policy, fields));
  }

  private HttpResponse join(
      Origin origin,
      String token,
      TypedAccount typed,
      Application application,
      PasswordPolicy policy,
      Parameters fields) {
    var tenant = origin.tenant();
    var request = origin.request();
    var outcome =
        signUp.join(
            tenant.id(), token, application, policy, tenant.issuer().name(), clock.instant());
    return switch (outcome) {
      case Outcome.Done(var used, var user) -> {
        var back = onward.of(tenant, request, used.document());
        yield forms.done(back, purpose(used), user.emailAsTyped());
      }
      case Outcome.Refused(var same, var reason) ->
          form(origin, token, same, typed, Optional.of(JoinForms.problem(reason)));
      case Outcome.Busy(var same) ->
          form(origin, token, same, typed, Optional.of(Problem.BUSY))
              .withHeader("Retry-After", "2");
      case Outcome.AddressTaken(var used) ->
          forms.done(
              onward.of(tenant, request, used.document()), purpose(used), used.address().value());
      case Outcome.LinkGone() -> gone(tenant, request, fields);
    };
  }

  /// Whom a provider vouched for when the link was asked for; in that browser alone. Elsewhere the
  /// link may have been asked for by a stranger, so it makes an account that has a password and
  /// nothing of theirs.
  private Optional<UpstreamIdentity> arrived(Tenant tenant, HttpRequest request, MailedLink link) {
    var origin = onward.of(tenant, request, link.document());
    return origin.errand().isEmpty() || link.purpose() != LinkPurpose.SIGN_UP
        ? Optional.empty()
        : origin
            .arrived()
            .flatMap(sealed -> providers.open(tenant, origin.handle(), sealed, clock.instant()))
            .map(SealedArrivals.Arrived::identity);
  }

  private HttpResponse arrival(
      Tenant tenant, HttpRequest request, String token, MailedLink link, boolean unread) {
    var origin = onward.of(tenant, request, link.document());
    var provider = arrived(tenant, request, link).orElseThrow().provider();
    var opened = new Opened(Purpose.SIGNUP, PATH, token, link.address().value());
    var view =
        new ArrivalView(
            new PageLink(tenant.path() + PATH),
            providers.label(tenant, provider),
            link.address().value(),
            terms(tenant),
            unread,
            opened.hidden(origin));
    return forms.arrival(origin, view);
  }

  private HttpResponse joinBy(
      Tenant tenant,
      HttpRequest request,
      String token,
      MailedLink link,
      UpstreamIdentity identity,
      Parameters fields) {
    if (!accepts(tenant, fields)) {
      return arrival(tenant, request, token, link, true);
    }
    var back = onward.of(tenant, request, link.document());
    return hooks
        .signUp(back, link.address(), identity.name(), identity.provider().value())
        .orElseGet(() -> joinBy(back, token, identity, fields));
  }

  private HttpResponse joinBy(
      Origin back, String token, UpstreamIdentity identity, Parameters fields) {
    var tenant = back.tenant();
    var request = back.request();
    var outcome = signUp.joinBy(tenant.id(), token, identity, version(tenant), clock.instant());
    return switch (outcome) {
      case Outcome.Done(var used, var user) -> forms.done(back, purpose(used), user.emailAsTyped());
      case Outcome.AddressTaken(var used) ->
          forms.done(back, purpose(used), used.address().value());
      case Outcome.Refused _, Outcome.Busy _, Outcome.LinkGone _ -> gone(tenant, request, fields);
    };
  }

  /// Whether the terms were accepted, where there are any.
  static boolean accepts(Tenant tenant, Parameters fields) {
    return terms(tenant).isEmpty() || fields.first(NewPasswordView.TERMS_FIELD).isPresent();
  }

  private HttpResponse form(
      Origin origin, String token, MailedLink link, TypedAccount typed, Optional<Problem> problem) {
    var tenant = origin.tenant();
    var opened = new Opened(purpose(link), PATH, token, link.address().value());
    return forms.password(origin, opened, policies.of(tenant), typed.beside(), problem);
  }

  private static Purpose purpose(MailedLink link) {
    return link.purpose() == LinkPurpose.INVITATION ? Purpose.INVITED : Purpose.SIGNUP;
  }

  private static String invitedName(MailedLink link) {
    return link.document().text("name").orElse("");
  }

  static String name(Parameters fields) {
    var typed = fields.first(NewPasswordView.NAME_FIELD).map(String::strip).orElse("");
    return typed
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static List<Terms> terms(Tenant tenant) {
    var terms = new ArrayList<Terms>();
    PageLink.parse(tenant.settings().get(JoinKeys.TERMS_OF_SERVICE))
        .ifPresent(link -> terms.add(new Terms("terms.service", link)));
    PageLink.parse(tenant.settings().get(JoinKeys.PRIVACY_POLICY))
        .ifPresent(link -> terms.add(new Terms("terms.privacy", link)));
    return terms;
  }

  /// What is recorded of the terms; their addresses where no version is configured.
  static Optional<String> version(Tenant tenant) {
    var settings = tenant.settings();
    if (terms(tenant).isEmpty()) {
      return Optional.empty();
    }
    var version = settings.get(JoinKeys.TERMS_VERSION);
    return Optional.of(version.isEmpty() ? "unversioned" : version);
  }

  private HttpResponse closed(Tenant tenant, HttpRequest request, Parameters fields) {
    log.note(tenant, request, "signup", "signup.closed");
    return forms.closed(origin(tenant, request, fields));
  }

  private HttpResponse gone(Tenant tenant, HttpRequest request, Parameters fields) {
    log.note(tenant, request, "signup", "link.gone");
    return forms.gone(
        origin(tenant, request, fields),
        Purpose.SIGNUP,
        isOpen(tenant) ? Optional.of(PATH) : Optional.empty());
  }

  private Origin origin(Tenant tenant, HttpRequest request, Parameters fields) {
    return onward
        .of(tenant, request, fields.first(LoginForms.INTERACTION).orElse(""))
        .arriving(fields.first(LoginForms.ARRIVED));
  }
}
