package dev.gatewright.servlet;

import dev.gatewright.client.Agent;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.web.WebLogin;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/// Who one request is from: looked up when somebody first asks, and once. A request for which
/// nobody asks, such as for a style sheet, renews no tokens.
///
/// It travels as an attribute of the request, through forwards, includes, asynchronous and error
/// dispatches. Safe to use from many threads.
final class RequestPerson {
  private static final String NAME = RequestPerson.class.getName();

  private final WebLogin login;
  private ServletExchange exchange;
  private Optional<Agent> agent = Optional.empty();
  private Optional<IdpException> failure = Optional.empty();
  private boolean known;

  RequestPerson(WebLogin login, ServletExchange exchange) {
    this.login = login;
    this.exchange = exchange;
  }

  /// The person that a filter put into a request.
  static Optional<RequestPerson> of(ServletRequest request) {
    return request.getAttribute(NAME) instanceof RequestPerson person
        ? Optional.of(person)
        : Optional.empty();
  }

  void putInto(ServletRequest request) {
    request.setAttribute(NAME, this);
  }

  /// True if this is a person of that login: an application may have several.
  boolean isOf(WebLogin other) {
    return login == other;
  }

  /// The person; empty if nobody is logged in, and for a first question that comes after the answer
  /// has begun, when a renewed session could no longer be given to the browser.
  ///
  /// @throws IdpException as [WebLogin#agent] does, each time with one and the same failure
  synchronized Optional<Agent> agent() {
    if (!known && !exchange.isAnswered()) {
      known = true;
      try {
        agent = login.agent(exchange);
      } catch (IdpException failed) {
        failure = Optional.of(failed);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return agent;
  }

  /// From now on nobody is logged in.
  synchronized void forget() {
    known = true;
    agent = Optional.empty();
    failure = Optional.empty();
  }

  /// An error page is dispatched to when the filters of its request have returned.
  ///
  /// @return true if this exchange is the one in use from now on
  synchronized boolean goOnWith(ServletExchange later) {
    if (!exchange.isClosed()) {
      return false;
    }
    exchange = later;
    return true;
  }

  synchronized ServletExchange exchange() {
    return exchange;
  }

  WebLogin login() {
    return login;
  }
}
