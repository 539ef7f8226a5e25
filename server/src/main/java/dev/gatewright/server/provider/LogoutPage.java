package dev.gatewright.server.provider;

import dev.gatewright.identity.signin.SignInSessions.Live;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.logout.LogoutEndpoint;
import dev.gatewright.protocol.logout.LogoutOutcome;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LogoutView;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.SignedOutView;
import dev.gatewright.server.pages.WayOn;
import dev.gatewright.server.provider.Visits.Visit;
import java.util.List;

/// The end session endpoint and its pages (OpenID Connect RP-Initiated Logout §2).
final class LogoutPage {
  private static final String HANDLE = "logout";

  private final LogoutEndpoint endpoint;
  private final Visits visits;
  private final TenantCookies cookies;
  private final PageRenderer renderer;
  private final RefusalLog log;

  LogoutPage(
      LogoutEndpoint endpoint,
      Visits visits,
      TenantCookies cookies,
      PageRenderer renderer,
      RefusalLog log) {
    this.endpoint = endpoint;
    this.visits = visits;
    this.cookies = cookies;
    this.renderer = renderer;
    this.log = log;
  }

  HttpResponse get(Tenant tenant, HttpRequest request) {
    return Passive.answer(request).orElseGet(() -> begin(tenant, request, request.query()));
  }

  HttpResponse post(Tenant tenant, HttpRequest request) {
    return switch (request.form()) {
      case ParsedBody.Malformed malformed ->
          renderer.unread(tenant, request, "logout", malformed.refusal());
      case ParsedBody.Form(var form) -> begin(tenant, request, form);
    };
  }

  private HttpResponse begin(Tenant tenant, HttpRequest request, Parameters parameters) {
    var visit = visits.of(tenant, request);
    var outcome =
        endpoint.logout(tenant.issuer(), parameters, visit.browser(), isTopLevel(request));
    return answer(tenant, request, visit, outcome);
  }

  /// The answer to our question.
  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var visit = visits.of(tenant, request);
    Browser browser = visit.browser();
    boolean yes =
        fields.get().first(LogoutView.DECISION_FIELD).filter(LogoutView.LOGOUT::equals).isPresent();
    var outcome =
        endpoint.answer(tenant.issuer(), fields.get().first(HANDLE).orElse(""), browser, yes);
    return answer(tenant, request, visit, outcome);
  }

  /// The page after a logout, for a reload or a bookmark.
  HttpResponse signedOut(Tenant tenant, HttpRequest request) {
    return signedOut(tenant, request, new SignedOutView(true, List.of()));
  }

  private HttpResponse answer(
      Tenant tenant, HttpRequest request, Visit visit, LogoutOutcome outcome) {
    return switch (outcome) {
      case LogoutOutcome.Redirect(var location) ->
          HttpResponse.redirect(location)
              .withHeader("Cache-Control", "no-store")
              .withCookie(cookies.noSession(tenant));
      case LogoutOutcome.SignedOut out ->
          signedOut(tenant, request, new SignedOutView(true, ways(out)))
              .withCookie(cookies.noSession(tenant));
      case LogoutOutcome.Confirm confirm -> {
        confirm.problem().ifPresent(p -> log.refused(tenant, request, "logout", p));
        yield confirm(tenant, request, visit, confirm);
      }
      case LogoutOutcome.Stayed(var client) ->
          signedOut(tenant, request, new SignedOutView(false, WaysOn.back(client)));
      case LogoutOutcome.ErrorPage(var refusal, var client) -> {
        log.refused(tenant, request, "logout", refusal);
        yield renderer.refusal(tenant, request, refusal, client);
      }
    };
  }

  /// The address that was asked for, or else the application's page.
  private static List<WayOn> ways(LogoutOutcome.SignedOut out) {
    var name = out.client().map(Client::name);
    return out.back()
        .flatMap(PageLink::parse)
        .<List<WayOn>>map(
            link -> List.of(new WayOn.Back(name.orElse(LoginForms.recipient(link.value())), link)))
        .orElseGet(() -> WaysOn.back(out.client()));
  }

  private HttpResponse confirm(
      Tenant tenant, HttpRequest request, Visit visit, LogoutOutcome.Confirm confirm) {
    var view =
        new LogoutView(
            new PageLink(tenant.path() + "/signed-out"),
            confirm.client().map(Client::name),
            confirm.target().map(LoginForms::recipient),
            visit.live().map(Live::user).map(LoginForms::account),
            List.of(new HiddenField(HANDLE, confirm.handle())));
    var context =
        renderer.context(tenant, request, request.query().first("ui_locales")).withTheme(true);
    return renderer.pageLeadingToClient(
        tenant, isRefused(confirm) ? 400 : 200, renderer.pages().logout(view, context));
  }

  /// A hint that counts as none leaves the rest of the request as it is.
  private static boolean isRefused(LogoutOutcome.Confirm confirm) {
    return confirm
        .problem()
        .filter(problem ->
            switch (problem.reason()) {
              case LOGOUT_HINT_INVALID, LOGOUT_CLIENT_MISMATCH -> false;
              default -> true;
            })
        .isPresent();
  }

  private HttpResponse signedOut(Tenant tenant, HttpRequest request, SignedOutView view) {
    var context =
        renderer.context(tenant, request, request.query().first("ui_locales")).withTheme(true);
    return renderer.page(tenant, 200, renderer.pages().signedOut(view, context));
  }

  /// Whether the browser shows the answer as a page of its own. One that does not say is believed:
  /// its cookie came along, which `SameSite=Lax` allows for such pages alone.
  private static boolean isTopLevel(HttpRequest request) {
    return request.header("Sec-Fetch-Dest").map("document"::equals).orElse(true);
  }
}
