package dev.gatewright.servlet;

import dev.gatewright.client.Agent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request whose principal is the logged-in person. Where nobody is, it says what the container
/// says.
final class LoginRequest extends HttpServletRequestWrapper {
  private static final String AUTH_TYPE = "OPENID_CONNECT";

  /// The role of whoever is logged in (Jakarta Servlet 6.0 §13.8.1).
  private static final String ANYBODY = "**";

  private final RequestPerson person;

  LoginRequest(HttpServletRequest request, RequestPerson person) {
    super(request);
    this.person = person;
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    var agent = person.agent();
    return agent.isPresent() ? new AgentPrincipal(agent.get()) : super.getUserPrincipal();
  }

  @Override
  public @Nullable String getRemoteUser() {
    var principal = getUserPrincipal();
    return principal == null ? null : principal.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    var agent = person.agent();
    return agent.isPresent()
        ? role.equals(ANYBODY) || agent.get().hasScope(role)
        : super.isUserInRole(role);
  }

  @Override
  public @Nullable String getAuthType() {
    return person.agent().isPresent() ? AUTH_TYPE : super.getAuthType();
  }

  @Override
  public boolean authenticate(HttpServletResponse response) throws IOException {
    if (getUserPrincipal() != null) {
      return true;
    }
    person.login().challenge(person.exchange());
    return false;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return name.equals(LoginFilter.AGENT) ? agentOrNull(person.agent()) : super.getAttribute(name);
  }

  private static @Nullable Agent agentOrNull(Optional<Agent> agent) {
    return agent.orElse(null);
  }
}
