package dev.gatewright.protocol.http;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;

/// What is said of a failure that nobody expected: to the log everything but the request, to the
/// sender a reference alone.
final class Failures {
  /// Without letters that are taken for digits.
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int REFERENCE_CHARS = 8;

  private final Logger log = System.getLogger("gatewright.embedded");
  private final SecureRandom random;

  Failures(SecureRandom random) {
    this.random = random;
  }

  /// Logs the failure under a new reference, which the refusal names.
  Refusal log(IssuerId issuer, Service service, Throwable failure) {
    var reference = reference();
    log.log(
        Level.ERROR,
        "request failed: reference %s, issuer %s, %s".formatted(reference, issuer.value(), service),
        failure);
    return Refusal.of(
        Reason.SERVER_ERROR, "the server failed to answer; its log says why under " + reference);
  }

  private String reference() {
    var text = new StringBuilder();
    for (var i = 0; i < REFERENCE_CHARS; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
