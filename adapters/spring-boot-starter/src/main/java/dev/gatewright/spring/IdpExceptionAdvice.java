package dev.gatewright.spring;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.resource.Challenge;
import dev.gatewright.servlet.BearerFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Answers requests whose controller met an [IdpException]: with the way to the login, with 401, or
/// with 503 while the provider is away. The other kinds are mistakes of the configuration, and
/// remain errors of the application.
///
/// It comes last: an `@ExceptionHandler` of the application is asked first, and a bean of this type
/// takes its place.
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class IdpExceptionAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(IdpExceptionAdvice.class);

  private final RequestLogin login;

  /// @param login knows the way to the login
  public IdpExceptionAdvice(RequestLogin login) {
    this.login = login;
  }

  /// Nobody is logged in, or no longer.
  @ExceptionHandler
  public void loginRequired(
      IdpException.LoginRequired exception,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    login.challenge(request, response);
  }

  /// The provider is away; the person stays logged in.
  @ExceptionHandler
  public void unavailable(
      IdpException.Unavailable exception, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.warn("{}: {}", exception.reason(), exception.getMessage());
    exception
        .retryAfter()
        .ifPresent(
            wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    // Text for a person, JSON for a program.
    var accepted = request.getHeader(HttpHeaders.ACCEPT);
    var isForPerson = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(
        isForPerson ? MediaType.TEXT_PLAIN_VALUE : MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(
            isForPerson
                ? "The login service does not answer. Try again in a moment."
                : "{\"error\":\"temporarily_unavailable\"}");
  }

  /// A request to an API whose access token is missing or not enough.
  @ExceptionHandler
  public void challenge(ChallengeException exception, HttpServletResponse response)
      throws IOException {
    BearerFilter.refuse(response, exception.challenge());
  }

  /// A token that the controller checked itself is not good.
  @ExceptionHandler
  public void invalidToken(IdpException.InvalidToken exception, HttpServletResponse response)
      throws IOException {
    BearerFilter.refuse(response, Challenge.invalidToken(exception));
  }
}
