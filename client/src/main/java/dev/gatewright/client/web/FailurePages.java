package dev.gatewright.client.web;

import dev.gatewright.client.IdpException;
import java.io.IOException;
import java.time.Duration;

/// What the person sees when a login fails, and what the log gets: a stable reason and a message
/// that never carries a secret.
final class FailurePages {
  private static final System.Logger LOG = System.getLogger(WebLogin.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String loginPath;

  /// @param loginPath as browsers write it
  FailurePages(String loginPath) {
    this.loginPath = loginPath;
  }

  void answer(WebExchange exchange, IdpException failure) throws IOException {
    if (failure instanceof IdpException.Unavailable away) {
      log(System.Logger.Level.WARNING, failure);
      unavailable(exchange, away);
    } else if (failure instanceof IdpException.LoginDeclined) {
      log(System.Logger.Level.INFO, failure);
      page(exchange, 403, "You are not logged in", "The login was not completed.");
    } else if (failure instanceof IdpException.InvalidCallback
        || failure instanceof IdpException.LoginRequired) {
      log(System.Logger.Level.INFO, failure);
      stale(exchange);
    } else if (failure instanceof IdpException.Misconfigured) {
      log(System.Logger.Level.ERROR, failure);
      broken(exchange, 500);
    } else {
      log(System.Logger.Level.ERROR, failure);
      broken(exchange, 502);
    }
  }

  /// A callback that belongs to no login this browser has under way: a reload, the back button, a
  /// login that took too long, or somebody else's.
  void stale(WebExchange exchange) throws IOException {
    page(
        exchange,
        400,
        "This login cannot be completed",
        "It was completed before, took too long, or began in another browser.");
  }

  private void unavailable(WebExchange exchange, IdpException.Unavailable away) throws IOException {
    var pause = away.retryAfter().orElse(PAUSE);
    exchange.addHeader("Retry-After", String.valueOf(pause.toSeconds()));
    page(
        exchange,
        503,
        "Logging in is not possible just now",
        "The login service does not answer. Please try again in a moment.");
  }

  private void broken(WebExchange exchange, int status) throws IOException {
    page(
        exchange,
        status,
        "Logging in does not work",
        "Something is not set up as it should be. Whoever runs this application finds the reason in"
            + " its log.");
  }

  private void page(WebExchange exchange, int status, String title, String text)
      throws IOException {
    LoginPages.answer(exchange, status, title, text, loginPath, "Log in again");
  }

  private static void log(System.Logger.Level level, IdpException failure) {
    LOG.log(level, "Login failed ({0}): {1}", failure.reason(), failure.getMessage());
  }
}
