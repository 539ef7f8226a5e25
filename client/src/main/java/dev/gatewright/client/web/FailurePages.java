package dev.gatewright.client.web;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// What a person sees, or a script gets, when a login or a session fails, and what the log gets: a
/// stable reason and a message that never carries a secret.
final class FailurePages {
  private static final System.Logger LOG = System.getLogger(WebLogin.class.getName());

  /// How long to stay away from a provider that does not say it itself.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Shown STALE =
      new Shown(
          400,
          "invalid_callback",
          "This login cannot be completed",
          "It was completed before, took too long, or began in another browser.");
  private static final Shown DECLINED =
      new Shown(403, "access_denied", "You are not logged in", "The login was not completed.");
  private static final Shown AWAY =
      new Shown(
          503,
          "temporarily_unavailable",
          "Logging in is not possible just now",
          "The login service does not answer. Please try again in a moment.");
  private static final Shown BROKEN =
      new Shown(
          500,
          "server_error",
          "Logging in does not work",
          "Something is not set up as it should be. Whoever runs this application finds the reason"
              + " in its log.");
  private static final Shown BROKEN_THERE =
      new Shown(502, BROKEN.error(), BROKEN.title(), BROKEN.text());

  private final String loginPath;

  private record Shown(int status, String error, String title, String text) {}

  /// @param loginPath as browsers write it
  FailurePages(String loginPath) {
    this.loginPath = loginPath;
  }

  void answer(WebExchange exchange, IdpException failure) throws IOException {
    if (failure instanceof IdpException.Unavailable away) {
      log(System.Logger.Level.WARNING, failure);
      exchange.addHeader(
          "Retry-After", String.valueOf(away.retryAfter().orElse(PAUSE).toSeconds()));
      show(exchange, AWAY);
    } else if (failure instanceof IdpException.LoginDeclined) {
      log(System.Logger.Level.INFO, failure);
      show(exchange, DECLINED);
    } else if (failure instanceof IdpException.InvalidCallback
        || failure instanceof IdpException.LoginRequired) {
      log(System.Logger.Level.INFO, failure);
      show(exchange, STALE);
    } else if (failure instanceof IdpException.Misconfigured) {
      log(System.Logger.Level.ERROR, failure);
      show(exchange, BROKEN);
    } else {
      log(System.Logger.Level.ERROR, failure);
      show(exchange, BROKEN_THERE);
    }
  }

  /// A callback that belongs to no login this browser has under way: a reload, the back button, a
  /// login that took too long, or somebody else's.
  void stale(WebExchange exchange) throws IOException {
    show(exchange, STALE);
  }

  private void show(WebExchange exchange, Shown what) throws IOException {
    if (FetchMetadata.of(exchange).isScript()) {
      exchange.respond(
          what.status(), "application/json", JsonObject.of(Map.of("error", what.error())).toJson());
    } else {
      LoginPages.answer(
          exchange, what.status(), what.title(), what.text(), loginPath, "Log in again");
    }
  }

  private static void log(System.Logger.Level level, IdpException failure) {
    LOG.log(level, "Login failed ({0}): {1}", failure.reason(), failure.getMessage());
  }
}
