package dev.gatewright.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/// A request whose principal is the bearer of its access token.
final class BearerRequest extends HttpServletRequestWrapper {
  private static final String AUTH_TYPE = "BEARER";
  private static final String ANYBODY = "**";

  private final TokenPrincipal principal;

  BearerRequest(HttpServletRequest request, TokenPrincipal principal) {
    super(request);
    this.principal = principal;
  }

  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  @Override
  public String getRemoteUser() {
    return principal.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return role.equals(ANYBODY) || principal.token().hasScope(role);
  }

  @Override
  public String getAuthType() {
    return AUTH_TYPE;
  }
}
