package dev.gatewright.spring;

import dev.gatewright.client.Agent;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.servlet.LoginFilter;
import dev.gatewright.servlet.ServletExchange;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/// Who sent a request, and the way to the login.
///
/// Safe to use from many threads, each with a request of its own.
public final class RequestLogin {
  private final WebLogin login;

  /// @param login the application's login
  public RequestLogin(WebLogin login) {
    this.login = login;
  }

  /// The person who sent the request; empty if nobody is logged in. Looked up once, however often
  /// it is asked.
  ///
  /// @throws dev.gatewright.client.error.IdpException.Unavailable if the session must be renewed
  ///   and the provider cannot be reached
  public Optional<Agent> agent(HttpServletRequest request, HttpServletResponse response) {
    var agent = LoginFilter.agent(request);
    // For an error page the filter knows only whom the request had been found to be from before.
    return agent.isEmpty()
            && request.getDispatcherType() == DispatcherType.ERROR
            && !response.isCommitted()
        ? login.agent(new ServletExchange(request, response))
        : agent;
  }

  /// Sends a browser to the login, from where it comes back to the page it asked for; answers 401
  /// to a request that is no navigation.
  public void challenge(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    login.challenge(new ServletExchange(request, response));
  }
}
