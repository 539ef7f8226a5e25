package dev.gatewright.httpserver;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.gatewright.client.Agent;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.web.WebLogin;
import java.io.IOException;
import java.util.Optional;

/// Login for an application on the JDK's HTTP server. As a filter of the context `/` it answers the
/// routes of the login; around a handler it says who a request is from.
///
/// ```java
/// var login = new HttpServerLogin(webLogin);
/// server.createContext("/", login.visitor(this::home)).getFilters().add(login);
/// server.createContext("/dashboard", login.required(this::dashboard));
/// ```
///
/// The person is handed to the handler and not kept as an attribute of the exchange: this server's
/// attributes belong to the context, and so to every request under way in it.
public final class HttpServerLogin extends Filter {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SITE = "Sec-Fetch-Site";
  private static final String OWN = "same-origin";

  private final WebLogin login;

  /// Serves the routes and sessions of `login`.
  public HttpServerLogin(WebLogin login) {
    this.login = login;
  }

  /// Answers a request of a logged-in person.
  @FunctionalInterface
  public interface PersonHandler {
    /// Answers and closes the exchange.
    void handle(HttpExchange exchange, Agent person) throws IOException;
  }

  /// Answers a request of anybody.
  @FunctionalInterface
  public interface VisitorHandler {
    /// Answers and closes the exchange.
    ///
    /// @param person empty for a visitor who is not logged in
    void handle(HttpExchange exchange, Optional<Agent> person) throws IOException;
  }

  /// Lets only logged-in people through. Others are sent to log in, or are told with a 401.
  public HttpHandler required(PersonHandler handler) {
    return visitor((exchange, person) -> {
      if (person.isPresent()) {
        handler.handle(exchange, person.get());
      } else {
        login.challenge(new HttpServerExchange(exchange));
      }
    });
  }

  /// Lets everybody through, but for a form that a page of another site or port has sent: cookies
  /// are sent along from other ports too (Fetch Metadata Request Headers §2.2).
  ///
  /// A person whose login ends while the handler runs is sent to log in again. While the provider
  /// cannot be reached the answer is 503, and when it refuses, 502 with the reason.
  public HttpHandler visitor(VisitorHandler handler) {
    return exchange -> {
      var web = new HttpServerExchange(exchange);
      if (!web.method().equals("GET") && !web.header(SITE).orElse(OWN).equals(OWN)) {
        web.respond(403, TEXT, "This form is of another site.");
        return;
      }
      try {
        handler.handle(exchange, login.agent(web));
      } catch (IdpException.LoginRequired over) {
        login.challenge(web);
      } catch (IdpException.Unavailable later) {
        web.respond(503, TEXT, "Please try again in a moment.");
      } catch (IdpException failed) {
        web.respond(502, TEXT, "The identity provider refused: " + failed.reason());
      }
    };
  }

  /// Answers the login's own routes, and lets other requests on.
  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (!login.handle(new HttpServerExchange(exchange))) {
      chain.doFilter(exchange);
    }
  }

  @Override
  public String description() {
    return "Serves login, callback and logout.";
  }
}
