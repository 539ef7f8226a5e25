package dev.gatewright.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/// Sends a browser that Spring Security turned away to the login, and answers 401 to a request that
/// is no navigation.
public final class LoginEntryPoint implements AuthenticationEntryPoint {
  private final RequestLogin login;

  /// @param login knows the way to the login
  public LoginEntryPoint(RequestLogin login) {
    this.login = login;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    // The error was said already by its status; a login would lead back to the error page.
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      login.challenge(request, response);
    }
  }
}
