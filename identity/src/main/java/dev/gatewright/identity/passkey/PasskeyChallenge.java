package dev.gatewright.identity.passkey;

import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// 256 random bits that an authenticator signs (WebAuthn §13.4.3), and when they were drawn. They
/// travel with the page, sealed.
record PasskeyChallenge(String value, Instant drawnAt) {
  private static final int BYTES = 32;

  static PasskeyChallenge draw(SecureRandom random, Instant now) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new PasskeyChallenge(Passkey.encoded(bytes), now);
  }

  String text() {
    return drawnAt.toEpochMilli() + "." + value;
  }

  /// Reads what `text` wrote.
  static Optional<PasskeyChallenge> parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.of(
            new PasskeyChallenge(
                text.substring(dot + 1),
                Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot)))));
  }

  Challenge bytes() {
    return new DefaultChallenge(Passkey.decoded(value));
  }
}
