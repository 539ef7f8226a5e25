package dev.gatewright.server.provider;

import dev.gatewright.admin.act.Impersonations;
import dev.gatewright.admin.act.Impersonations.Begun;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.signin.SignInSessions.Held;
import dev.gatewright.identity.store.Sessions;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ActedView;
import dev.gatewright.server.pages.ActingView;
import dev.gatewright.server.pages.ErrorKind;
import dev.gatewright.server.pages.ErrorView;
import dev.gatewright.server.pages.FormPostView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.store.events.EventTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Where somebody who may act as a person begins it, by a secret in a form, and ends it.
///
/// The form comes from the console, which may be of another origin; the secret alone opens
/// anything, once. Since it also ends whatever session the browser has, one that any other site
/// sends, or an application of somebody who administers, begins nothing before a person presses a
/// button here.
final class ImpersonationPage {
  static final String PATH = "/impersonate";
  static final String END = "/impersonate/end";

  /// The field of the form that holds the secret.
  static final String TOKEN = "token";

  private static final String GONE = "impersonation.gone";

  private final Impersonations impersonations;
  private final Sessions sessions;
  private final TenantDirectory directory;
  private final Visits visits;
  private final TenantCookies cookies;
  private final PageRenderer renderer;
  private final RefusalLog log;
  private final boolean mails;
  private final InstantSource clock;

  ImpersonationPage(
      Impersonations impersonations,
      Sessions sessions,
      TenantDirectory directory,
      Visits visits,
      TenantCookies cookies,
      PageRenderer renderer,
      RefusalLog log,
      boolean mails,
      InstantSource clock) {
    this.impersonations = impersonations;
    this.sessions = sessions;
    this.directory = directory;
    this.visits = visits;
    this.cookies = cookies;
    this.renderer = renderer;
    this.log = log;
    this.mails = mails;
    this.clock = clock;
  }

  /// Nothing is begun by an address, which history and logs keep.
  HttpResponse show(Tenant tenant, HttpRequest request) {
    return goOn(tenant, AccountVisit.ROOT);
  }

  HttpResponse begin(Tenant tenant, HttpRequest request) {
    return switch (request.form()) {
      case ParsedBody.Malformed malformed ->
          renderer.unread(tenant, request, "impersonate", malformed.refusal());
      case ParsedBody.Form(var fields) when !isFromConsole(request) ->
          fields
              .one(TOKEN)
              .flatMap(LinkToken::parse)
              .map(token -> ask(tenant, request, token))
              .orElseGet(() -> gone(tenant, request));
      case ParsedBody.Form(var fields) when !Forms.bringsCookies(request) ->
          fields
              .one(TOKEN)
              .flatMap(LinkToken::parse)
              .map(token -> fromHere(tenant, request, token))
              .orElseGet(() -> gone(tenant, request));
      case ParsedBody.Form(var fields) ->
          fields
              .one(TOKEN)
              .flatMap(LinkToken::parse)
              .filter(_ -> tenant.settings().get(IssuerKeys.IMPERSONATION))
              .flatMap(token -> begin(tenant, request, token))
              .map(begun -> begun(tenant, request, begun))
              .orElseGet(() -> gone(tenant, request));
    };
  }

  private boolean isFromConsole(HttpRequest request) {
    var console = directory.tenant(EventTable.SERVER).map(tenant -> tenant.issuer().url());
    return Forms.isOwn(request)
        || console.filter(url -> Forms.isOwnOrOf(request, List.of(url))).isPresent();
  }

  private HttpResponse ask(Tenant tenant, HttpRequest request, LinkToken token) {
    var view =
        new ActingView(
            new PageLink(tenant.path() + PATH), List.of(new HiddenField(TOKEN, secret(token))));
    var context = renderer.context(tenant, request, Optional.empty());
    return renderer.page(tenant, 200, renderer.pages().acting(view, context));
  }

  private static String secret(LinkToken token) {
    return token.text().reveal();
  }

  /// The form once more as one of ours, which sends itself: without the cookie nobody knows which
  /// session of the browser is replaced.
  private HttpResponse fromHere(Tenant tenant, HttpRequest request, LinkToken token) {
    var view =
        new FormPostView(
            new PageLink(tenant.path() + PATH),
            Optional.empty(),
            List.of(new HiddenField(TOKEN, secret(token))));
    var context = renderer.context(tenant, request, Optional.empty());
    return renderer.page(tenant, 200, renderer.pages().formPost(view, context));
  }

  private Optional<Begun> begin(Tenant tenant, HttpRequest request, LinkToken token) {
    var browser =
        new Impersonations.Browser(
            cookies.session(tenant, request).map(Held::id),
            request.header("User-Agent"),
            Optional.of(request.clientAddress().getHostAddress()));
    return impersonations.begin(tenant.issuer().id(), token, browser, mails, clock.instant());
  }

  /// A page and no redirect: browsers hold the form's policy against every address that follows.
  private HttpResponse begun(Tenant tenant, HttpRequest request, Begun begun) {
    var session = begun.session();
    Optional<Client> client =
        begun.client().flatMap(id -> directory.find(tenant.issuer().id(), id));
    var lasts = Duration.between(session.createdAt(), session.expiresAt());
    var view =
        new ActedView(
            lasts.toMinutes(),
            WaysOn.from(tenant, client),
            new PageLink(tenant.path() + AccountVisit.ROOT));
    var context =
        renderer
            .context(tenant, request, Optional.empty())
            .actingAs(Optional.of(Acting.of(tenant, begun.user())));
    return renderer
        .page(tenant, 200, renderer.pages().acted(view, context))
        .withCookie(cookies.session(tenant, session));
  }

  private HttpResponse gone(Tenant tenant, HttpRequest request) {
    log.note(tenant, request, "impersonate", GONE);
    var view =
        new ErrorView(ErrorKind.EXPIRED, GONE, request.reference(), Optional.empty(), List.of());
    var context = renderer.context(tenant, request, Optional.empty());
    return renderer.page(tenant, 410, renderer.pages().error(view, context));
  }

  /// Ends a session in which somebody acts, and no other: whoever is there themself signs out.
  HttpResponse end(Tenant tenant, HttpRequest request) {
    if (Forms.own(request).isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var live = visits.of(tenant, request).live();
    var actor = live.flatMap(held -> held.session().actor());
    if (live.isEmpty() || actor.isEmpty()) {
      return goOn(tenant, AccountVisit.ROOT);
    }
    var by = By.operator(actor.get().means(), clock.instant());
    var _ = sessions.end(tenant.id(), live.get().session().id(), by);
    return goOn(tenant, "/signed-out").withCookie(cookies.noSession(tenant));
  }

  private static HttpResponse goOn(Tenant tenant, String path) {
    return HttpResponse.redirect(tenant.path() + path).withHeader("Cache-Control", "no-store");
  }
}
