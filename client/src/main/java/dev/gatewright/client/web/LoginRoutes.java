package dev.gatewright.client.web;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.PendingLogin;
import dev.gatewright.client.error.IdpException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Sends a browser to the provider and takes it back.
final class LoginRoutes {
  private static final System.Logger LOG = System.getLogger(WebLogin.class.getName());
  private static final int MAX_FORM = 32 * 1024;

  /// The longest value that a link to the login may set, in characters.
  private static final int MAX_FROM_LINK = 256;

  private final IdpClient idp;
  private final WebSessions sessions;
  private final LoginPaths paths;
  private final LoginCookies underWay;
  private final AuthorizationOptions options;
  private final Set<String> fromLinks;
  private final FailurePages failures;
  private final Site site;

  /// @param options what every login asks for
  /// @param fromLinks which parameters a link to the login may set
  LoginRoutes(
      IdpClient idp,
      WebSessions sessions,
      LoginPaths paths,
      LoginCookies underWay,
      AuthorizationOptions options,
      Set<String> fromLinks,
      FailurePages failures,
      Site site) {
    this.idp = idp;
    this.sessions = sessions;
    this.paths = paths;
    this.underWay = underWay;
    this.options = options;
    this.fromLinks = fromLinks;
    this.failures = failures;
    this.site = site;
  }

  /// A link to the login: where to go afterwards is its `return_to`.
  void start(WebExchange exchange) throws IOException {
    var query = CallbackParameters.parse(exchange.rawQuery());
    var asked = options;
    for (var name : fromLinks) {
      var value = query.one(name).filter(text -> text.length() <= MAX_FROM_LINK);
      if (value.isPresent()) {
        asked = asked.parameter(name, value.get());
      }
    }
    var target = query.one(WebLogin.RETURN_TO).map(paths::target).orElseGet(paths::landing);
    start(exchange, asked.returnTo(target.value()));
  }

  /// Begins a login that comes back to this path.
  void startFor(WebExchange exchange, String target) throws IOException {
    start(exchange, options.returnTo(paths.target(target).value()));
  }

  private void start(WebExchange exchange, AuthorizationOptions asked) throws IOException {
    warnOfAnotherHost(exchange);
    try {
      var login = idp.createAuthorizationUrl(asked);
      underWay.add(exchange, login.pending());
      exchange.redirect(login.url());
    } catch (IdpException failure) {
      failures.answer(exchange, failure);
    }
  }

  /// On a developer's machine, where it is easily mixed up: the browser's cookies of one name of
  /// this machine do not come along to the other, so the callback would find no login.
  private void warnOfAnotherHost(WebExchange exchange) {
    var host = exchange.header("Host").orElse("");
    if (site.isLoopback() && !host.isEmpty() && !site.isHost(host)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A login began at {0}, and the redirect URI {1} is another host to the browser: open the"
              + " application at {2} instead.",
          host.replaceAll("[^\\x21-\\x7E]", "?"),
          site.redirectUri(),
          site.origin());
    }
  }

  /// The provider's answer, in the query or as a form.
  void finish(WebExchange exchange) throws IOException {
    var parameters =
        exchange.method().equals("POST")
            ? exchange.form(MAX_FORM)
            : CallbackParameters.parse(exchange.rawQuery());
    var login = parameters.state().flatMap(state -> underWay.find(exchange, state));
    try {
      if (login.isPresent()) {
        finish(exchange, parameters, login.get());
      } else {
        finishWithoutLogin(exchange);
      }
    } catch (IdpException failure) {
      failures.answer(exchange, failure);
    }
  }

  private void finish(WebExchange exchange, CallbackParameters parameters, PendingLogin login)
      throws IOException {
    try {
      var agent = idp.exchangeCallback(parameters, login);
      sessions.begin(exchange, agent.tokens());
      underWay.remove(exchange, login);
    } catch (IdpException.Unavailable away) {
      // The cookie stays: the code is perhaps not spent, and loading the page again tries it.
      throw away;
    } catch (IdpException over) {
      underWay.remove(exchange, login);
      throw over;
    }
    exchange.redirect(URI.create(afterLogin(login.returnTo())));
  }

  private String afterLogin(Optional<String> returnTo) {
    return returnTo.map(paths::target).orElseGet(paths::landing).value();
  }

  /// Never logs anybody in: whoever is logged in already, in this browser, goes on.
  private void finishWithoutLogin(WebExchange exchange) throws IOException {
    if (sessions.agent(exchange, idp).isPresent()) {
      exchange.redirect(URI.create(paths.landing().value()));
    } else {
      failures.stale(exchange);
    }
  }
}
