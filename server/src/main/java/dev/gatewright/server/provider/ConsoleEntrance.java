package dev.gatewright.server.provider;

import dev.gatewright.admin.act.AdministratorLinks;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.join.NewAccounts;
import dev.gatewright.identity.join.SignUp.Application;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.console.Roles;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.EntranceView;
import dev.gatewright.server.pages.console.EntranceView.Problem;
import dev.gatewright.server.pages.console.LinkGoneView;
import dev.gatewright.server.tenants.OwnerLinkFile;
import dev.gatewright.store.admin.KeptAdministratorLink;
import dev.gatewright.store.admin.Reach;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What a link opens that makes somebody an administrator (`/join`): showing it changes nothing,
/// and its form makes account and mandate at once, or gives the mandate to whoever is signed in.
/// Whoever made an account is signed in, and the console asks them for a second factor.
final class ConsoleEntrance {
  /// Below the console's own address.
  static final String PATH = "/join";

  private static final int LONGEST_EMAIL = 320;

  private final AdministratorLinks links;
  private final Joining joining;
  private final TenantDirectory directory;
  private final Organizations organizations;
  private final Optional<OwnerLinkFile> file;
  private final Visits visits;
  private final TenantCookies cookies;
  private final Seals seals;
  private final SignInSessions sessions;
  private final PageRenderer renderer;
  private final ConsolePages pages;
  private final RefusalLog log;
  private final InstantSource clock;

  ConsoleEntrance(
      AdministratorLinks links,
      Joining joining,
      TenantDirectory directory,
      Organizations organizations,
      Optional<OwnerLinkFile> file,
      Visits visits,
      TenantCookies cookies,
      Seals seals,
      SignInSessions sessions,
      PageRenderer renderer,
      ConsolePages pages,
      RefusalLog log,
      InstantSource clock) {
    this.links = links;
    this.joining = joining;
    this.directory = directory;
    this.organizations = organizations;
    this.file = file;
    this.visits = visits;
    this.cookies = cookies;
    this.seals = seals;
    this.sessions = sessions;
    this.renderer = renderer;
    this.pages = pages;
    this.log = log;
    this.clock = clock;
  }

  /// What somebody came with.
  private record Opened(
      Tenant tenant, HttpRequest request, LinkToken token, KeptAdministratorLink link) {}

  private record Typed(String email, String name, Secret password) {
    static final Typed NOTHING = new Typed("", "", new Secret(""));
  }

  private Optional<Opened> open(Tenant tenant, HttpRequest request, Parameters from) {
    return from.first(IssuerLinks.TOKEN)
        .flatMap(LinkToken::parse)
        .flatMap(token ->
            links
                .open(token, clock.instant())
                .map(link -> new Opened(tenant, request, token, link)));
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    return Passive.answer(request)
        .orElseGet(() ->
            open(tenant, request, request.query())
                .map(opened -> form(opened, Typed.NOTHING, Optional.empty()))
                .orElseGet(() -> gone(tenant, request)));
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request).filter(_ -> ConsoleDoor.isSameOrigin(request));
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var opened = open(tenant, request, fields.get());
    if (opened.isEmpty()) {
      return gone(tenant, request);
    }
    var live = visits.of(tenant, request).live();
    return live.isPresent()
        ? accept(opened.get(), live.get(), fields.get())
        : join(opened.get(), fields.get());
  }

  private HttpResponse accept(Opened opened, SignInSessions.Live live, Parameters fields) {
    var tenant = opened.tenant();
    if (!ConsoleDoor.isShownHere(seals, tenant, live.session(), fields)) {
      return form(opened, Typed.NOTHING, Optional.empty());
    }
    return switch (links.accept(opened.token(), live.user().id(), clock.instant())) {
      case DONE -> in(opened);
      case ADDRESS_TAKEN, LINK_GONE -> gone(tenant, opened.request());
    };
  }

  private HttpResponse join(Opened opened, Parameters fields) {
    var tenant = opened.tenant();
    var typed =
        new Typed(
            fields.first(EntranceView.EMAIL_FIELD).map(String::strip).orElse(""),
            SignUpPage.name(fields),
            new Secret(fields.first(EntranceView.PASSWORD_FIELD).orElse("")));
    if (typed.email().isEmpty()) {
      return form(opened, typed, Optional.of(Problem.EMAIL_MISSING));
    }
    var address =
        typed.email().length() > LONGEST_EMAIL
            ? Optional.<MailAddress>empty()
            : MailAddress.parse(typed.email());
    if (address.isEmpty()) {
      return form(opened, typed, Optional.of(Problem.EMAIL_INVALID));
    }
    if (typed.password().reveal().isEmpty()) {
      return form(opened, typed, Optional.of(Problem.MISSING));
    }
    var now = clock.instant();
    var application =
        new Application(
            typed.name(), typed.password(), Optional.empty(), opened.request().clientAddress());
    var prepared =
        joining
            .accounts()
            .prepare(
                tenant.id(),
                address.get(),
                application,
                joining.policies().of(tenant),
                tenant.issuer().name(),
                now);
    return switch (prepared) {
      case NewAccounts.Refused(var reason) -> form(opened, typed, Optional.of(problem(reason)));
      case NewAccounts.Busy() ->
          form(opened, typed, Optional.of(Problem.BUSY)).withHeader("Retry-After", "2");
      case NewAccounts.Ready(var user, var hash) -> {
        var account = unverified(user);
        yield switch (links.join(opened.token(), account, hash, now)) {
          case DONE -> signIn(opened, account, now);
          case ADDRESS_TAKEN -> form(opened, typed, Optional.of(Problem.EMAIL_TAKEN));
          case LINK_GONE -> gone(tenant, opened.request());
        };
      }
    };
  }

  /// The link came by no mail, so it says nothing of the address.
  private static User unverified(User user) {
    return new User(
        user.id(),
        user.email(),
        user.emailAsTyped(),
        false,
        user.claims(),
        user.role(),
        user.status(),
        user.createdAt(),
        user.updatedAt(),
        user.signedOutAt());
  }

  private HttpResponse signIn(Opened opened, User user, Instant now) {
    var tenant = opened.tenant();
    var request = opened.request();
    var done = new SignInStep.Done(user, List.of(new Factor(SignInMethod.PASSWORD, now)), now);
    var browser =
        new SignInSessions.Browser(
            Optional.empty(),
            cookies.device(tenant, request),
            request.header("User-Agent"),
            Optional.of(request.clientAddress().getHostAddress()));
    var started = sessions.start(tenant.id(), done, tenant.sessions().of(false), browser);
    log.signedIn(tenant, request, Optional.empty(), user.id().value(), SignInMethod.PASSWORD);
    return in(opened)
        .withCookie(cookies.session(tenant, started.session()))
        .withCookie(cookies.device(tenant, started.device()))
        .withCookie(cookies.methods(tenant, List.of(SignInMethod.PASSWORD)));
  }

  private HttpResponse in(Opened opened) {
    if (opened.link().isFirst()) {
      file.ifPresent(OwnerLinkFile::delete);
    }
    return HttpResponse.redirect(opened.tenant().path() + "/")
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer");
  }

  private static Problem problem(PasswordPolicy.Reason reason) {
    return switch (reason) {
      case TOO_SHORT -> Problem.TOO_SHORT;
      case TOO_LONG -> Problem.TOO_LONG;
      case UNREADABLE -> Problem.UNREADABLE;
      case COMMON -> Problem.COMMON;
      case LIKE_ACCOUNT -> Problem.LIKE_ACCOUNT;
      case BREACHED -> Problem.BREACHED;
    };
  }

  private HttpResponse form(Opened opened, Typed typed, Optional<Problem> problem) {
    var tenant = opened.tenant();
    var request = opened.request();
    var live = visits.of(tenant, request).live();
    var token = new HiddenField(IssuerLinks.TOKEN, opened.token().text().reveal());
    var link = opened.link();
    var view =
        new EntranceView(
            new PageLink(tenant.path() + PATH),
            link.isFirst(),
            Roles.key(Role.parse(link.role()).orElse(Role.AUDITOR)),
            link.issuer()
                .map(id -> directory.tenant(id).map(of -> of.issuer().name()).orElse(id.value())),
            organization(link.reach()),
            live.map(in -> in.user().emailAsTyped()),
            new PageLink(tenant.path() + "/"),
            typed.email(),
            typed.name(),
            joining.policies().of(tenant).minLength(),
            problem,
            live.map(in ->
                    List.of(
                        token,
                        new HiddenField(
                            ConsoleDoor.FORM_FIELD, ConsoleDoor.seal(seals, tenant, in.session()))))
                .orElseGet(() -> List.of(token)));
    var context = renderer.consoleContext(tenant, request, Optional.empty());
    int status =
        problem.isEmpty() ? 200 : problem.filter(Problem.BUSY::equals).isPresent() ? 503 : 422;
    return renderer.page(tenant, status, pages.entrance(view, context));
  }

  private Optional<String> organization(Reach reach) {
    return reach
        .organization()
        .map(id ->
            organizations
                .find(new TenantId(reach.issuer().orElseThrow().value()), id)
                .map(Organization::name)
                .orElse(id.value()));
  }

  private HttpResponse gone(Tenant tenant, HttpRequest request) {
    log.note(tenant, request, "console", "link.gone");
    var view = new LinkGoneView(new PageLink(tenant.path() + "/"));
    var context = renderer.consoleContext(tenant, request, Optional.empty());
    return renderer.page(tenant, 410, pages.gone(view, context));
  }
}
