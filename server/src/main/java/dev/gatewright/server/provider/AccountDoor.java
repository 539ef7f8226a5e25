package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.signin.SignInSessions.Live;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.account.AccountAnswer;
import dev.gatewright.server.account.AccountRoute;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.account.FreshProof;
import dev.gatewright.server.account.ProvidersPage;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.provider.Visits.Visit;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The way to the pages of an account: nobody comes in but by a live session, nor to what is
/// sensitive but by a fresh proof, and no form counts but of a page that this session was shown.
/// Who lacks one of these is asked on the login page and comes back to where they wanted to go.
final class AccountDoor {
  private static final String FORM_FIELD = "form";

  private final AuthorizationEndpoint endpoint;
  private final FreshProof proof;
  private final Visits visits;
  private final TenantCookies cookies;
  private final Seals seals;
  private final Departures departures;
  private final Outcomes outcomes;
  private final PageRenderer renderer;
  private final RefusalLog log;
  private final InstantSource clock;

  AccountDoor(
      AuthorizationEndpoint endpoint,
      FreshProof proof,
      Visits visits,
      TenantCookies cookies,
      Seals seals,
      Departures departures,
      Outcomes outcomes,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.proof = proof;
    this.visits = visits;
    this.cookies = cookies;
    this.seals = seals;
    this.departures = departures;
    this.outcomes = outcomes;
    this.renderer = renderer;
    this.log = log;
    this.clock = clock;
  }

  HttpResponse show(Tenant tenant, HttpRequest request, AccountRoute route) {
    return Passive.answer(request)
        .orElseGet(() -> enter(tenant, request, route, visit -> route.show().show(visit)));
  }

  HttpResponse submit(Tenant tenant, HttpRequest request, AccountRoute route) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    return enter(tenant, request, route, visit -> act(visit, route, fields.get()));
  }

  private interface Inside {
    AccountAnswer answer(AccountVisit visit);
  }

  private HttpResponse enter(
      Tenant tenant, HttpRequest request, AccountRoute route, Inside inside) {
    var visit = visits.of(tenant, request);
    if (visit.live().isEmpty()) {
      return ask(tenant, request, visit, OwnPage.at(here(tenant, request)));
    }
    var own = own(tenant, request, visit.live().get());
    boolean sensitive = route.proved().test(own);
    if (sensitive && !proof.isHeld(own.oneself(), own.session())) {
      var page = OwnPage.at(here(tenant, request));
      return ask(
          tenant,
          request,
          visit,
          page.provedWithin(FreshProof.LASTS, List.of(Contexts.TWO_FACTORS)));
    }
    var answer = inside.answer(sensitive ? own : own.themed());
    return answer(own, own.session().isActed() ? withoutFile(own, answer) : answer);
  }

  /// Nobody takes a copy who acts as somebody.
  private static AccountAnswer withoutFile(AccountVisit visit, AccountAnswer answer) {
    return answer instanceof AccountAnswer.File
        ? AccountAnswer.done(below(visit), Notice.ACTED)
        : answer;
  }

  /// What was asked for, to come back to. A form is shown again and not sent again.
  private static String here(Tenant tenant, HttpRequest request) {
    var path = request.path().substring(Math.min(tenant.path().length(), request.path().length()));
    return path.startsWith(AccountVisit.ROOT) && path.length() <= OwnPage.LONGEST
        ? path
        : AccountVisit.ROOT;
  }

  private HttpResponse ask(Tenant tenant, HttpRequest request, Visit visit, OwnPage page) {
    var outcome = endpoint.askFor(tenant.issuer(), page, visit.browser());
    return outcomes.begun(tenant, request, visit, outcome);
  }

  private AccountVisit own(Tenant tenant, HttpRequest request, Live live) {
    return new AccountVisit(
        tenant,
        request,
        live.session(),
        live.user(),
        cookies.visitor(tenant, request).signedInAs(live.user().id()),
        renderer.ownContext(tenant, request, live.user().language()),
        new HiddenField(FORM_FIELD, seal(tenant, live.session())),
        notice(tenant, request, live.session()),
        clock.instant());
  }

  private Optional<Notice> notice(Tenant tenant, HttpRequest request, Session session) {
    return request.method().equals("GET")
        ? cookies
            .notice(tenant, request)
            .map(text -> text.split(" ", 2))
            .filter(parts -> parts.length == 2 && parts[1].equals(session.id().value()))
            .flatMap(parts -> Notice.parse(parts[0]))
        : Optional.empty();
  }

  private String seal(Tenant tenant, Session session) {
    var text = FORM_FIELD + " " + session.id().value();
    return seals.seal(tenant.issuer().id(), SealType.ACCOUNT, text.getBytes(UTF_8));
  }

  /// The page's own address below that of the overview.
  private static String below(AccountVisit visit) {
    return here(visit.tenant(), visit.request()).substring(AccountVisit.ROOT.length());
  }

  private AccountAnswer act(AccountVisit visit, AccountRoute route, Parameters fields) {
    var form = FORM_FIELD + " " + visit.session().id().value();
    boolean shownHere =
        fields
            .first(FORM_FIELD)
            .flatMap(text -> seals.open(visit.tenant().issuer().id(), SealType.ACCOUNT, text))
            .filter(bytes -> new String(bytes, UTF_8).equals(form))
            .isPresent();
    if (visit.session().isActed()) {
      log.note(visit.tenant(), visit.request(), "account", "account.impersonated");
      return AccountAnswer.done(below(visit), Notice.ACTED);
    }
    return shownHere && route.act().isPresent()
        ? route.act().get().act(visit, fields)
        : AccountAnswer.done(below(visit), Notice.NOTHING_DONE);
  }

  private HttpResponse answer(AccountVisit visit, AccountAnswer answer) {
    var tenant = visit.tenant();
    return switch (answer) {
      case AccountAnswer.Shown(var status, var html) ->
          said(visit, renderer.page(tenant, status, html));
      case AccountAnswer.Leading(var html) ->
          said(visit, renderer.pageLeadingToClient(tenant, 200, html));
      case AccountAnswer.File(var name, var json) ->
          HttpResponse.json(200, json)
              .withHeaders(SecurityHeaders.BACK_CHANNEL)
              .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
      case AccountAnswer.Left(var html) ->
          renderer.page(tenant, 200, html).withCookie(cookies.noSession(tenant));
      case AccountAnswer.SignedOut() ->
          HttpResponse.redirect(tenant.path() + "/signed-out")
              .withHeader("Cache-Control", "no-store")
              .withCookie(cookies.noSession(tenant));
      case AccountAnswer.GoOn(var path, var notice) -> goOn(visit, path, notice);
      case AccountAnswer.ToProvider(var provider) ->
          switch (departures.link(tenant, visit.request(), provider, visit.session().id())) {
            case Departures.Departure.Gone(var response) -> response;
            case Departures.Departure.Stays _ ->
                goOn(visit, ProvidersPage.PATH, Optional.of(Notice.PROVIDER_FAILED));
          };
    };
  }

  /// What a page said once, it does not say again.
  private HttpResponse said(AccountVisit visit, HttpResponse page) {
    return visit.notice().isPresent() ? page.withCookie(cookies.noNotice(visit.tenant())) : page;
  }

  private HttpResponse goOn(AccountVisit visit, String path, Optional<Notice> notice) {
    var tenant = visit.tenant();
    var redirect =
        HttpResponse.redirect(tenant.path() + AccountVisit.ROOT + path)
            .withHeader("Cache-Control", "no-store");
    return notice
        .map(said -> said.name() + " " + visit.session().id().value())
        .map(text -> redirect.withCookie(cookies.notice(tenant, text)))
        .orElse(redirect);
  }
}
