package dev.gatewright.protocol.http;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;

/// What the endpoints tell the log `gatewright.embedded`: each refusal at level DEBUG, one that is
/// the application's own mistake as a WARNING, and each failure that nobody expected. Nothing that
/// was sent is repeated.
final class EndpointLog {
  /// Without letters that are taken for digits.
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int REFERENCE_CHARS = 8;

  private final Logger log = System.getLogger("gatewright.embedded");
  private final IssuerId issuer;
  private final SecureRandom random;

  EndpointLog(IssuerId issuer, SecureRandom random) {
    this.issuer = issuer;
    this.random = random;
  }

  void refused(Service service, Refusal refusal) {
    var level = refusal.reason() == Reason.AUTHORIZE_SUBJECT_UNKNOWN ? Level.WARNING : Level.DEBUG;
    if (log.isLoggable(level)) {
      log.log(
          level,
          "request refused: %s, issuer %s, %s; %s"
              .formatted(
                  refusal.reason().code(), issuer.value(), service, refusal.reason().cure()));
    }
  }

  /// Logs a failure under a new reference, which the refusal names and which is all that the sender
  /// learns.
  Refusal failed(Service service, Throwable failure) {
    var reference = reference();
    log.log(
        Level.ERROR,
        "request failed: reference %s, issuer %s, %s".formatted(reference, issuer.value(), service),
        failure);
    return Refusal.of(
        Reason.SERVER_ERROR, "the server failed to answer; its log says why under " + reference);
  }

  /// Logs in one line that the store cannot do its work now.
  Refusal unavailable(Service service, StoreUnavailable cause) {
    log.log(
        Level.WARNING,
        "store unavailable: issuer %s, %s: %s"
            .formatted(issuer.value(), service, cause.getMessage()));
    return Refusal.of(Reason.SERVER_BUSY, "try again in a few seconds");
  }

  private String reference() {
    var text = new StringBuilder();
    for (var i = 0; i < REFERENCE_CHARS; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
