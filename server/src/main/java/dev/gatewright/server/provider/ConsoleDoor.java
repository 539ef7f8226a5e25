package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.act.Administrators;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.signin.SignInSessions.Live;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.errand.OwnPage.Act;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.account.FreshProof;
import dev.gatewright.server.account.Oneself;
import dev.gatewright.server.console.ConsoleAnswer;
import dev.gatewright.server.console.ConsoleRefusals;
import dev.gatewright.server.console.ConsoleRoute;
import dev.gatewright.server.console.ConsoleVisit;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.SecondFactorView;
import dev.gatewright.server.provider.Visits.Visit;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The way to the pages of the console: nobody comes in but by a live session of two factors, by a
/// mandate that is read anew for each request, and to what is sensitive by a fresh proof. No form
/// counts but of a page that this session was shown, and none that another site sent.
///
/// An issuer that somebody does not administer is for them as one that is not there.
final class ConsoleDoor {
  static final String FORM_FIELD = "form";

  private static final String FORM = "console ";

  /// What a proof is for where the page has no name for it.
  private static final String ANY_CHANGE = "console.proved.change";

  /// Tells a notice of the console from one of the person's own account.
  private static final String NOTICE = "console:";

  private final AuthorizationEndpoint endpoint;
  private final Administrators administrators;
  private final TenantDirectory directory;
  private final FreshProof proof;
  private final Visits visits;
  private final TenantCookies cookies;
  private final Seals seals;
  private final KeptForm kept;
  private final Outcomes outcomes;
  private final PageRenderer renderer;
  private final ConsolePages pages;
  private final ConsoleRefusals refusals;
  private final RefusalLog log;
  private final InstantSource clock;

  ConsoleDoor(
      AuthorizationEndpoint endpoint,
      Administrators administrators,
      TenantDirectory directory,
      FreshProof proof,
      Visits visits,
      TenantCookies cookies,
      Seals seals,
      Outcomes outcomes,
      PageRenderer renderer,
      ConsolePages pages,
      RefusalLog log,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.administrators = administrators;
    this.directory = directory;
    this.proof = proof;
    this.visits = visits;
    this.cookies = cookies;
    this.seals = seals;
    this.kept = new KeptForm(seals);
    this.outcomes = outcomes;
    this.renderer = renderer;
    this.pages = pages;
    this.refusals = new ConsoleRefusals(pages);
    this.log = log;
    this.clock = clock;
  }

  HttpResponse show(Tenant tenant, HttpRequest request, ConsoleRoute route) {
    return Passive.answer(request)
        .orElseGet(() ->
            enter(tenant, request, route, Optional.empty(), visit -> route.show().show(visit)));
  }

  HttpResponse submit(Tenant tenant, HttpRequest request, ConsoleRoute route) {
    var fields = Forms.own(request).filter(_ -> isSameOrigin(request));
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    return enter(
        tenant, request, route, fields, visit -> act(visit, route, whole(visit, fields.get())));
  }

  /// Whoever typed an address sends no form, so a browser that says where a form is from says that
  /// it is from here.
  static boolean isSameOrigin(HttpRequest request) {
    return request.header("Sec-Fetch-Site").map("same-origin"::equals).orElse(true);
  }

  private interface Inside {
    ConsoleAnswer answer(ConsoleVisit visit);
  }

  /// @param sent the form that came, where one did
  private HttpResponse enter(
      Tenant tenant,
      HttpRequest request,
      ConsoleRoute route,
      Optional<Parameters> sent,
      Inside inside) {
    var visit = visits.of(tenant, request);
    var here = here(tenant, request);
    if (visit.live().isEmpty()) {
      return ask(tenant, request, visit, wishingTwoFactors(here));
    }
    var live = visit.live().get();
    var who = oneself(tenant, request, live);
    if (Contexts.of(live.session()).equals(Contexts.PASSWORD)) {
      return proof.isMoreThanPassword(who)
          ? ask(tenant, request, visit, wishingTwoFactors(here))
          : wantsSecondFactor(tenant, request, live);
    }
    var held = administrators.mandates(live.user().id());
    boolean isProved = (route.proved() || sent.isPresent()) && proof.isHeld(who, live.session());
    var own = own(tenant, request, live, held, route, isProved);
    if (held.isEmpty()) {
      return refused(own, request, refusals.nobody(own));
    }
    var refusal = refusal(own, route);
    if (refusal.isPresent()) {
      return refused(own, request, refusal.get());
    }
    if (route.proved() && !isProved) {
      return prove(own, visit, route, sent);
    }
    var answer = inside.answer(own);
    return answer instanceof ConsoleAnswer.Refused(Refusal.ProofNeeded _)
        ? prove(own, visit, route, sent)
        : answer(own, request, answer);
  }

  /// Asks for a proof and says what for. A form waits for it, and is sent then.
  private HttpResponse prove(
      ConsoleVisit own, Visit visit, ConsoleRoute route, Optional<Parameters> sent) {
    var tenant = own.tenant();
    var request = own.request();
    var form =
        sent.map(fields -> whole(own, fields))
            .filter(fields -> isShownHere(seals, tenant, own.session(), fields));
    var typed = form.flatMap(KeptForm::text);
    if (form.isPresent() && typed.isEmpty()) {
      return refused(own, request, refusals.unkept(own));
    }
    var title = own.page().text(route.title().orElse(ANY_CHANGE));
    var page =
        OwnPage.at(here(tenant, request))
            .provedWithin(FreshProof.LASTS, List.of(Contexts.TWO_FACTORS))
            .about(new Act(title, typed));
    return ask(tenant, request, visit, page);
  }

  private Parameters whole(ConsoleVisit visit, Parameters fields) {
    return kept.whole(visit.tenant(), visit.session(), fields);
  }

  private Optional<ConsoleAnswer.Shown> refusal(ConsoleVisit visit, ConsoleRoute route) {
    if (route.isOfIssuer() && visit.issuer().isEmpty()) {
      return Optional.of(refusals.missing(visit));
    }
    boolean isTheirs =
        route.reach() != ConsoleRoute.Reach.SERVER || visit.mandate().issuer().isEmpty();
    boolean may = route.needs().map(visit.mandate().permissions()::contains).orElse(true);
    return isTheirs && may ? Optional.empty() : Optional.of(refusals.notAllowed(visit));
  }

  /// What was asked for, to come back to.
  private static String here(Tenant tenant, HttpRequest request) {
    var path = request.path().substring(Math.min(tenant.path().length(), request.path().length()));
    var query = AuthorizePage.encode(request.query());
    var here = (path.isEmpty() ? "/" : path) + (query.isEmpty() ? "" : "?" + query);
    return here.startsWith("/") && !here.startsWith("//") && here.length() <= OwnPage.LONGEST
        ? here
        : "/";
  }

  private static OwnPage wishingTwoFactors(String here) {
    return new OwnPage(
        here, Optional.empty(), List.of(Contexts.TWO_FACTORS), List.of(), Optional.empty());
  }

  private HttpResponse ask(Tenant tenant, HttpRequest request, Visit visit, OwnPage page) {
    var outcome = endpoint.askFor(tenant.issuer(), page, visit.browser());
    return outcomes.begun(tenant, request, visit, outcome);
  }

  private Oneself oneself(Tenant tenant, HttpRequest request, Live live) {
    return new Oneself(
        tenant,
        live.user(),
        Optional.of(live.session()),
        cookies.visitor(tenant, request).signedInAs(live.user().id()),
        request,
        renderer.consoleContext(tenant, request, live.user().language()).messages(),
        Optional.empty(),
        clock.instant());
  }

  private HttpResponse wantsSecondFactor(Tenant tenant, HttpRequest request, Live live) {
    var security = tenant.path() + "/account/security";
    var view =
        new SecondFactorView(
            live.user().emailAsTyped(),
            new PageLink(security + "/passkeys"),
            new PageLink(security + "/authenticator"),
            new PageLink(tenant.path() + "/logout"));
    var context = renderer.consoleContext(tenant, request, live.user().language());
    return renderer.page(tenant, 200, pages.secondFactor(view, context));
  }

  private ConsoleVisit own(
      Tenant tenant,
      HttpRequest request,
      Live live,
      List<Mandate> held,
      ConsoleRoute route,
      boolean isProved) {
    var reached =
        directory.declared().stream()
            .filter(one -> held.stream().anyMatch(mandate -> isWhole(mandate, one)))
            .sorted(
                Comparator.comparing((Tenant one) -> one.issuer().name())
                    .thenComparing(one -> one.issuer().id().value()))
            .toList();
    var organization = organization(request, route);
    var issuer =
        route.isOfIssuer()
            ? directory.declared().stream()
                .filter(
                    one -> one.issuer().id().value().equals(request.variable(ConsoleRoute.ISSUER)))
                .filter(
                    one -> held.stream().anyMatch(mandate -> counts(mandate, one, organization)))
                .findFirst()
            : Optional.<Tenant>empty();
    return new ConsoleVisit(
        tenant,
        request,
        live.session(),
        live.user(),
        held,
        mandate(held, issuer, organization, route),
        isProved,
        issuer,
        reached,
        renderer.consoleContext(tenant, request, live.user().language()),
        new HiddenField(FORM_FIELD, seal(seals, tenant, live.session())),
        notice(tenant, request, live.session()),
        clock.instant());
  }

  /// Of those that count here, one that lets do what the page needs, of an organization's page
  /// whatever its forms do too; whoever holds none gets one that lets do nothing.
  private static Mandate mandate(
      List<Mandate> held,
      Optional<Tenant> issuer,
      Optional<OrganizationId> organization,
      ConsoleRoute route) {
    var here =
        held.stream()
            .filter(mandate -> issuer.map(of -> counts(mandate, of, organization)).orElse(true))
            .toList();
    var may =
        here.stream()
            .filter(mandate -> route.needs().map(mandate.permissions()::contains).orElse(true))
            .toList();
    return may.stream()
        .filter(mandate -> mandate.permissions().contains(Permission.ORGANIZATIONS_WRITE))
        .filter(_ -> organization.isPresent())
        .findFirst()
        .or(() -> may.stream().findFirst())
        .or(() -> here.stream().findFirst())
        .orElse(Mandate.NOTHING);
  }

  /// Which organization the page is of, where it is of one.
  private static Optional<OrganizationId> organization(HttpRequest request, ConsoleRoute route) {
    return route.reach() == ConsoleRoute.Reach.ORGANIZATION
        ? request.query().first(ConsoleRoute.ORGANIZATION).flatMap(OrganizationId::parse)
        : Optional.empty();
  }

  private static boolean isWhole(Mandate mandate, Tenant issuer) {
    return mandate.organization().isEmpty() && mandate.reaches(issuer.issuer().id());
  }

  /// Whether it counts for a page of the issuer, or of this organization of it.
  private static boolean counts(
      Mandate mandate, Tenant issuer, Optional<OrganizationId> organization) {
    return isWhole(mandate, issuer)
        || organization.filter(one -> mandate.reaches(issuer.issuer().id(), one)).isPresent();
  }

  private Optional<ConsoleNotice> notice(Tenant tenant, HttpRequest request, Session session) {
    return request.method().equals("GET")
        ? cookies
            .notice(tenant, request)
            .filter(text -> text.startsWith(NOTICE))
            .map(text -> text.substring(NOTICE.length()).split(" ", 2))
            .filter(parts -> parts.length == 2 && parts[1].equals(session.id().value()))
            .flatMap(parts -> ConsoleNotice.parse(parts[0]))
        : Optional.empty();
  }

  /// What a form of the session brings back.
  static String seal(Seals seals, Tenant tenant, Session session) {
    var text = FORM + session.id().value();
    return seals.seal(tenant.issuer().id(), SealType.ACCOUNT, text.getBytes(UTF_8));
  }

  /// Whether a form is of a page that the session was shown.
  static boolean isShownHere(Seals seals, Tenant tenant, Session session, Parameters fields) {
    var form = FORM + session.id().value();
    return fields
        .first(FORM_FIELD)
        .flatMap(text -> seals.open(tenant.issuer().id(), SealType.ACCOUNT, text))
        .filter(bytes -> new String(bytes, UTF_8).equals(form))
        .isPresent();
  }

  private ConsoleAnswer act(ConsoleVisit visit, ConsoleRoute route, Parameters fields) {
    return isShownHere(seals, visit.tenant(), visit.session(), fields) && route.act().isPresent()
        ? route.act().get().act(visit, fields)
        : ConsoleAnswer.done(here(visit.tenant(), visit.request()), ConsoleNotice.NOTHING_DONE);
  }

  private HttpResponse answer(ConsoleVisit visit, HttpRequest request, ConsoleAnswer answer) {
    return switch (answer) {
      case ConsoleAnswer.Shown(var status, var html) ->
          said(visit, renderer.page(visit.tenant(), status, html));
      case ConsoleAnswer.Framing(var status, var html) ->
          said(visit, renderer.framing(visit.tenant(), status, html));
      case ConsoleAnswer.Leading(var html, var target) ->
          renderer.pageLeadingTo(visit.tenant(), html, target);
      case ConsoleAnswer.Framed(var html, var images) ->
          renderer.framed(visit.tenant(), html, images);
      case ConsoleAnswer.Missing() -> refused(visit, request, refusals.missing(visit));
      case ConsoleAnswer.Refused(var why) -> refused(visit, request, refusals.of(visit, why));
      case ConsoleAnswer.GoOn(var path, var notice) -> goOn(visit, path, notice);
    };
  }

  private HttpResponse refused(ConsoleVisit visit, HttpRequest request, ConsoleAnswer.Shown page) {
    log.note(visit.tenant(), request, "console", "page.console");
    return renderer.page(visit.tenant(), page.status(), page.html());
  }

  /// What a page said once, it does not say again.
  private HttpResponse said(ConsoleVisit visit, HttpResponse page) {
    return visit.notice().isPresent() ? page.withCookie(cookies.noNotice(visit.tenant())) : page;
  }

  private HttpResponse goOn(ConsoleVisit visit, String path, Optional<ConsoleNotice> notice) {
    var tenant = visit.tenant();
    var redirect =
        HttpResponse.redirect(tenant.path() + (path.isEmpty() ? "/" : path))
            .withHeader("Cache-Control", "no-store");
    return notice
        .map(said -> NOTICE + said.name() + " " + visit.session().id().value())
        .map(text -> redirect.withCookie(cookies.notice(tenant, text)))
        .orElse(redirect);
  }
}
