package dev.gatewright.client.web;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutTokens;
import dev.gatewright.client.token.TokenSet;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Logs out: here, at the provider, and when the provider says so.
final class LogoutRoutes {
  private static final System.Logger LOG = System.getLogger(WebLogin.class.getName());
  private static final int MAX_FORM = 32 * 1024;

  private final IdpClient idp;
  private final WebSessions sessions;
  private final Site site;
  private final LoginPaths paths;
  private final URI postLogoutRedirectUri;
  private final LogoutTokens logoutTokens;

  LogoutRoutes(
      IdpClient idp,
      WebSessions sessions,
      Site site,
      LoginPaths paths,
      URI postLogoutRedirectUri,
      LogoutTokens logoutTokens) {
    this.idp = idp;
    this.sessions = sessions;
    this.site = site;
    this.paths = paths;
    this.postLogoutRedirectUri = postLogoutRedirectUri;
    this.logoutTokens = logoutTokens;
  }

  /// The person wants to leave. What another site asks for needs a click here.
  void logout(WebExchange exchange) throws IOException {
    if (!FetchMetadata.of(exchange).isOwn(site.origin())) {
      var status = exchange.method().equals("POST") ? 403 : 200;
      LoginPages.confirmLogout(exchange, status, paths.seen(paths.logout()));
      return;
    }
    var tokens = sessions.end(exchange);
    tokens.ifPresent(this::revoke);
    exchange.redirect(
        tokens
            .flatMap(this::providersLogout)
            .orElseGet(() -> URI.create(paths.seen(paths.afterLogout().value()))));
  }

  /// The provider says that sessions ended (OpenID Connect Back-Channel Logout §2.5, §2.8).
  void backchannelLogout(WebExchange exchange) throws IOException {
    var token = exchange.form(MAX_FORM).one("logout_token");
    if (token.isEmpty()) {
      refuse(exchange, 400, "there is no logout_token");
      return;
    }
    try {
      sessions.endAll(logoutTokens.verify(token.get()));
      exchange.respond(200, "text/plain; charset=utf-8", "");
    } catch (IdpException.InvalidToken notGood) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Refused a logout token ({0}): {1}",
          notGood.reason(),
          notGood.getMessage());
      refuse(exchange, 400, "the logout_token is not good");
    } catch (IdpException away) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Could not check a logout token ({0}): {1}",
          away.reason(),
          away.getMessage());
      refuse(exchange, 503, "the logout_token cannot be checked just now");
    }
  }

  private static void refuse(WebExchange exchange, int status, String description)
      throws IOException {
    var body = JsonObject.of(Map.of("error", "invalid_request", "error_description", description));
    exchange.respond(status, "application/json", body.toJson());
  }

  private void revoke(TokenSet tokens) {
    try {
      idp.revoke(tokens.refreshToken().orElse(tokens.accessToken()));
    } catch (IdpException left) {
      LOG.log(
          System.Logger.Level.INFO,
          "The tokens of a session that ended are not revoked ({0}): {1}",
          left.reason(),
          left.getMessage());
    }
  }

  /// Where the provider logs the person out (OpenID Connect RP-Initiated Logout §2), if it does.
  private Optional<URI> providersLogout(TokenSet tokens) {
    try {
      return idp.logoutUrl(tokens, postLogoutRedirectUri);
    } catch (IdpException away) {
      return Optional.empty();
    }
  }
}
