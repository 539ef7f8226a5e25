package dev.gatewright.server.provider;

import dev.gatewright.protocol.http.BackChannel;
import dev.gatewright.protocol.http.HttpCall;
import dev.gatewright.protocol.http.Service;
import dev.gatewright.server.account.AccountRoute;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.account.api.AccountApi;
import dev.gatewright.server.account.api.ApiRoute;
import dev.gatewright.server.api.projects.ProjectRoute;
import dev.gatewright.server.api.projects.ProjectsApi;
import dev.gatewright.server.config.client.AccountScopes;
import dev.gatewright.server.console.ConsoleRoute;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.Handler;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.http.Routes;
import dev.gatewright.server.provider.DirectRequest.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Every address below an issuer URL: the canonical ones and the aliases that clients of other
/// systems call, in one table. Programs are answered by the engine's own [BackChannel], people by
/// the pages here.
final class ProviderRoutes {
  private final BackChannel backChannel;
  private final RefusalLog log;
  private final List<Route> routes = new ArrayList<>();

  private ProviderRoutes(BackChannel backChannel, RefusalLog log) {
    this.backChannel = backChannel;
    this.log = log;
  }

  /// Answers a request to a tenant.
  @FunctionalInterface
  interface TenantHandler {
    HttpResponse handle(Tenant tenant, HttpRequest request);
  }

  /// The addresses below every issuer, and those below the issuer of whoever administers, which has
  /// the console's too.
  record Tables(Routes ofIssuer, Routes ofSystem) {}

  static Tables tables(
      AuthorizePage authorize,
      LoginPage login,
      LinkPage link,
      DirectLogin direct,
      UpstreamPage upstream,
      ConsentPage consent,
      LogoutPage logout,
      RecoverPage recover,
      VerifyPage verify,
      SignUpPage signUp,
      InvitationPage invitation,
      AddressPages addresses,
      AccountDoor account,
      ImpersonationPage impersonation,
      LeavingPage leaving,
      LanguagePage language,
      List<AccountRoute> accountPages,
      ConsoleDoor console,
      ConsoleEntrance entrance,
      List<ConsoleRoute> consolePages,
      AccountApi accountApi,
      ProjectsApi projects,
      BackChannel backChannel,
      RefusalLog log,
      List<Route> assets,
      UnaryOperator<Route> around) {
    var table = new ProviderRoutes(backChannel, log);
    table.routes.addAll(assets);
    for (String path : AuthorizePage.PATHS) {
      table.page("GET", path, authorize::get);
      table.page("POST", path, authorize::post);
    }
    table.service(Service.TOKEN, "/oauth2/token", "/token", "/oauth/token");
    table.service(
        Service.USERINFO, "/oauth2/userinfo", "/oauth2/userInfo", "/userinfo", "/oauth/userinfo");
    table.service(Service.ORGANIZATIONS, "/oauth2/organizations", "/organizations");
    table.service(
        Service.INTROSPECTION,
        "/oauth2/introspect",
        "/introspect",
        "/oauth/introspect",
        "/token/introspect",
        "/token_info");
    table.service(
        Service.REVOCATION, "/oauth2/revoke", "/revoke", "/oauth/revoke", "/token/revoke");
    table.service(Service.KEY_SET, "/oauth2/jwks", "/jwks.json", "/.well-known/jwks.json");
    table.service(
        Service.METADATA,
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server");
    for (String path : List.of("/oauth2/end_session", "/logout", "/oauth/logout")) {
      table.page("GET", path, logout::get);
      table.page("POST", path, logout::post);
    }
    table.page("POST", "/start-again", authorize::again);
    table.page("GET", "/login", login::show);
    table.page("POST", "/login", login::submit);
    table.page("GET", LinkPage.PATH, link::show);
    table.page("POST", LinkPage.PATH, link::submit);
    table.page("GET", LinkPage.ARRIVED, link::arrived);
    table.direct("/auth/login", Kind.JSON, direct::password);
    table.direct("/auth/login-form", Kind.FORM, direct::password);
    table.direct("/auth/pin", Kind.JSON, direct::pin);
    table.direct("/auth/pin-form", Kind.FORM, direct::pin);
    table.direct("/auth/magic-link/send", Kind.JSON, direct::sendLink);
    table.page("GET", "/auth/magic-link/verify", link::showUnderOtherName);
    table.page("GET", UpstreamPage.PATH, upstream::get);
    table.page("POST", UpstreamPage.PATH, upstream::post);
    table.page("POST", UpstreamPage.ARRIVE, upstream::join);
    table.page("GET", "/recover", recover::show);
    table.page("POST", "/recover", recover::submit);
    table.page("GET", "/verify", verify::show);
    table.page("POST", "/verify", verify::submit);
    table.page("GET", "/signup", signUp::show);
    table.page("POST", "/signup", signUp::submit);
    table.page("GET", "/invitation", invitation::show);
    table.page("POST", "/invitation", invitation::submit);
    table.page("GET", "/change-address", addresses::showChange);
    table.page("POST", "/change-address", addresses::change);
    table.page("GET", "/undo-address", addresses::showUndo);
    table.page("POST", "/undo-address", addresses::undo);
    table.page("GET", "/consent", consent::show);
    table.page("POST", "/consent", consent::submit);
    table.page("GET", "/signed-out", logout::signedOut);
    table.page("POST", "/signed-out", logout::submit);
    table.page("GET", ImpersonationPage.PATH, impersonation::show);
    table.page("POST", ImpersonationPage.PATH, impersonation::begin);
    table.page("POST", ImpersonationPage.END, impersonation::end);
    table.page("POST", LeavingPage.PATH, leaving::keep);
    table.page("POST", LanguagePage.PATH, language::submit);
    for (AccountRoute page : accountPages) {
      var path = AccountVisit.ROOT + page.path();
      table.page("GET", path, (tenant, request) -> account.show(tenant, request, page));
      if (page.act().isPresent()) {
        table.page("POST", path, (tenant, request) -> account.submit(tenant, request, page));
      }
    }
    table.api(accountApi);
    table.projects(projects);
    var system = new ProviderRoutes(backChannel, log);
    system.routes.addAll(table.routes);
    system.console(console, entrance, consolePages);
    table.routes.replaceAll(around);
    system.routes.replaceAll(around);
    return new Tables(Routes.of(table.routes), Routes.of(system.routes));
  }

  private void console(ConsoleDoor door, ConsoleEntrance entrance, List<ConsoleRoute> pages) {
    page("GET", ConsoleEntrance.PATH, entrance::show);
    page("POST", ConsoleEntrance.PATH, entrance::submit);
    for (ConsoleRoute route : pages) {
      page("GET", route.pattern(), (tenant, request) -> door.show(tenant, request, route));
      if (route.act().isPresent()) {
        page("POST", route.pattern(), (tenant, request) -> door.submit(tenant, request, route));
      }
    }
  }

  private void page(String method, String path, TenantHandler handler) {
    routes.add(Route.of(method, path, of(handler)).page());
  }

  private void direct(String path, Kind kind, Function<DirectRequest, HttpResponse> handler) {
    var route =
        Route.post(
            path, of((tenant, request) -> handler.apply(new DirectRequest(tenant, request, kind))));
    routes.add(kind == Kind.FORM ? route.page() : route);
  }

  private void api(AccountApi api) {
    for (ApiRoute route : api.routes()) {
      var path = AccountScopes.ROOT + route.path();
      var handler = of((tenant, request) -> api.answer(tenant, request, route));
      routes.add(Route.of(route.method(), path, handler).problem());
    }
    for (String path : api.routes().stream().map(ApiRoute::path).distinct().toList()) {
      var handler = of((tenant, request) -> api.preflight(tenant, request, path));
      routes.add(Route.options(AccountScopes.ROOT + path, handler).problem());
    }
  }

  private void projects(ProjectsApi api) {
    for (ProjectRoute route : api.routes()) {
      var handler = of((tenant, request) -> api.answer(tenant, request, route));
      routes.add(Route.of(route.method(), route.path(), handler));
    }
  }

  private void service(Service service, String... paths) {
    var handler = of((tenant, request) -> answer(service, tenant, request));
    for (String path : paths) {
      for (String method : List.of("GET", "POST")) {
        if (service.takes(method)) {
          var route = Route.of(method, path, handler);
          routes.add(service == Service.METADATA ? route.inline() : route);
        }
      }
      routes.add(Route.options(path, handler));
    }
  }

  private HttpResponse answer(Service service, Tenant tenant, HttpRequest request) {
    return HttpResponse.of(
        backChannel.answer(
            service,
            tenant.issuer(),
            call(tenant, request),
            refusal -> log.refused(tenant, request, service.word(), refusal)));
  }

  private static HttpCall call(Tenant tenant, HttpRequest request) {
    return HttpCall.builder(
            request.method().equals("HEAD") ? "GET" : request.method(), // the server cuts the body
            request.path().substring(Math.min(tenant.path().length(), request.path().length())))
        .query(AuthorizePage.encode(request.query()))
        .headers(request.headers()::all)
        .body(request.body())
        .remoteAddress(request.clientAddress().getHostAddress())
        .build();
  }

  private static Handler of(TenantHandler handler) {
    return request -> handler.handle((Tenant) request.mount(), request);
  }
}
