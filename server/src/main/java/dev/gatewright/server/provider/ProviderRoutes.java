package dev.gatewright.server.provider;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.Handler;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Every address below an issuer URL: the canonical ones and the aliases that clients of other
/// systems call, in one table.
final class ProviderRoutes {
  /// The variable in which the router hands over the issuer's id.
  static final String ISSUER = "issuer";

  private final TenantDirectory directory;
  private final List<Route> routes = new ArrayList<>();

  private ProviderRoutes(TenantDirectory directory) {
    this.directory = directory;
  }

  /// Answers a request to a tenant that is known.
  @FunctionalInterface
  interface TenantHandler {
    HttpResponse handle(Tenant tenant, HttpRequest request);
  }

  static Routes table(
      TenantDirectory directory,
      AuthorizePage authorize,
      LoginPage login,
      ConsentPage consent,
      LogoutPage logout,
      BackChannel backChannel,
      Documents documents,
      UnaryOperator<Route> around) {
    var table = new ProviderRoutes(directory);
    for (String path : List.of("/oauth2/authorize", "/authorize", "/oauth/authorize")) {
      table.page("GET", path, authorize::get);
      table.page("POST", path, authorize::post);
    }
    for (String path : List.of("/oauth2/token", "/token", "/oauth/token")) {
      table.add(Route.post(path, table.of(backChannel::token)));
      table.preflight(path, backChannel);
    }
    for (String path :
        List.of("/oauth2/userinfo", "/oauth2/userInfo", "/userinfo", "/oauth/userinfo")) {
      table.add(Route.get(path, table.of(backChannel::userInfo)));
      table.add(Route.post(path, table.of(backChannel::userInfo)));
      table.preflight(path, backChannel);
    }
    for (String path :
        List.of(
            "/oauth2/introspect",
            "/introspect",
            "/oauth/introspect",
            "/token/introspect",
            "/token_info")) {
      table.add(Route.post(path, table.of(backChannel::introspect)));
    }
    for (String path : List.of("/oauth2/revoke", "/revoke", "/oauth/revoke", "/token/revoke")) {
      table.add(Route.post(path, table.of(backChannel::revoke)));
      table.preflight(path, backChannel);
    }
    for (String path : List.of("/oauth2/end_session", "/logout", "/oauth/logout")) {
      table.page("GET", path, logout::get);
      table.page("POST", path, logout::post);
    }
    for (String path : List.of("/oauth2/jwks", "/jwks.json", "/.well-known/jwks.json")) {
      table.add(Route.get(path, table.of(documents::keySet)));
    }
    for (String path :
        List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")) {
      table.add(Route.get(path, table.of(documents::discovery)).inline());
    }
    table.page("POST", "/start-again", authorize::again);
    table.page("GET", "/login", login::show);
    table.page("POST", "/login", login::submit);
    table.page("GET", "/consent", consent::show);
    table.page("POST", "/consent", consent::submit);
    table.page("GET", "/signed-out", logout::signedOut);
    table.page("POST", "/signed-out", logout::submit);
    table.routes.replaceAll(around);
    return Routes.of(table.routes);
  }

  private void page(String method, String path, TenantHandler handler) {
    add(Route.of(method, path, of(handler)).page());
  }

  private void preflight(String path, BackChannel backChannel) {
    add(Route.options(path, of(backChannel::preflight)));
  }

  private void add(Route route) {
    routes.add(route);
  }

  /// The tenant was there when the router looked; one that went since is answered like any other
  /// address that is not there.
  private Handler of(TenantHandler handler) {
    return request ->
        directory
            .tenant(new IssuerId(request.variable(ISSUER)))
            .map(tenant -> handler.handle(tenant, request))
            .orElseGet(() -> HttpResponse.empty(404));
  }
}
