package dev.gatewright.client.web;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpException;
import dev.gatewright.client.PendingLogin;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Sends a browser to the provider and takes it back.
final class LoginRoutes {
  private static final int MAX_FORM = 32 * 1024;

  private final IdpClient idp;
  private final WebSessions sessions;
  private final LoginPaths paths;
  private final LoginCookies underWay;
  private final AuthorizationOptions options;
  private final Set<String> fromLinks;
  private final FailurePages failures;

  /// @param options what every login asks for
  /// @param fromLinks which parameters a link to the login may set
  LoginRoutes(
      IdpClient idp,
      WebSessions sessions,
      LoginPaths paths,
      LoginCookies underWay,
      AuthorizationOptions options,
      Set<String> fromLinks) {
    this.idp = idp;
    this.sessions = sessions;
    this.paths = paths;
    this.underWay = underWay;
    this.options = options;
    this.fromLinks = fromLinks;
    this.failures = new FailurePages(paths.seen(paths.login()));
  }

  /// A link to the login: where to go afterwards is its `return_to`.
  void start(WebExchange exchange) throws IOException {
    var query = CallbackParameters.parse(exchange.rawQuery());
    var asked = options;
    for (var name : fromLinks) {
      var value = query.one(name);
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
    try {
      var login = idp.createAuthorizationUrl(asked);
      underWay.add(exchange, login.pending());
      exchange.redirect(login.url());
    } catch (IdpException failure) {
      failures.answer(exchange, failure);
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
      underWay.remove(exchange, login);
      sessions.begin(exchange, agent.tokens());
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
