package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Logins that somebody begins from the console. Nothing is stored of one: it travels in its
/// `state`, sealed and bound to the person's session.
final class TriedLogins {
  private static final String WORD = "tried login";
  private static final Duration LASTS = Duration.ofMinutes(15);
  private static final int BYTES = 32;

  private final Seals seals;
  private final SecureRandom random;

  TriedLogins(Seals seals, SecureRandom random) {
    this.seals = seals;
    this.random = random;
  }

  record Begun(IssuerId issuer, ClientId client, String verifier, String nonce, String state) {
    /// Prints nothing with which a code could be redeemed.
    @Override
    public String toString() {
      return "Begun[" + issuer + ", " + client + "]";
    }
  }

  Begun begin(ConsoleVisit visit, ClientId client) {
    var verifier = value();
    var nonce = value();
    var until = visit.now().plus(LASTS).getEpochSecond();
    var text =
        String.join(
            "\n",
            WORD,
            visit.session().id().value(),
            Long.toString(until),
            visit.issuerId().value(),
            verifier,
            nonce,
            client.value());
    var state = seals.seal(visit.tenant().issuer().id(), SealType.ACCOUNT, text.getBytes(UTF_8));
    return new Begun(visit.issuerId(), client, verifier, nonce, state);
  }

  /// The one that this session began a moment ago.
  Optional<Begun> find(ConsoleVisit visit, String state) {
    return seals
        .open(visit.tenant().issuer().id(), SealType.ACCOUNT, state)
        .map(bytes -> new String(bytes, UTF_8).split("\n", 7))
        .filter(words ->
            words.length == 7
                && words[0].equals(WORD)
                && words[1].equals(visit.session().id().value())
                && visit.now().getEpochSecond() < Long.parseLong(words[2]))
        .map(words ->
            new Begun(new IssuerId(words[3]), new ClientId(words[6]), words[4], words[5], state));
  }

  private String value() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
