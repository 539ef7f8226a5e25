package dev.gatewright.protocol.clients;

import com.nimbusds.jose.jwk.JWKSet;
import dev.gatewright.protocol.internal.jose.ClientAssertion;
import dev.gatewright.protocol.internal.jose.ClientAssertion.Accepted;
import dev.gatewright.protocol.internal.jose.ClientAssertion.Outcome;
import dev.gatewright.protocol.internal.jose.ClientAssertion.Presented;
import dev.gatewright.protocol.internal.jose.ClientAssertion.Rejected;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.ports.RemoteJwks;
import dev.gatewright.protocol.ports.Replay;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// `private_key_jwt` and `client_secret_jwt`, each assertion good once (RFC 7523 §3, OpenID Connect
/// Core §9).
public final class ClientAssertions {
  private static final String REPLAY_KIND = "client_assertion";

  /// Most keys in a client's set.
  private static final int MOST_KEYS = 100;

  private final ClientAssertion verifier;
  private final RemoteJwks remoteJwks;
  private final Replay replay;
  private final InstantSource clock;

  public ClientAssertions(
      ClientAssertion verifier, RemoteJwks remoteJwks, Replay replay, InstantSource clock) {
    this.verifier = verifier;
    this.remoteJwks = remoteJwks;
    this.replay = replay;
    this.clock = clock;
  }

  /// The client that an assertion says it is of, unverified.
  Optional<String> claimedClient(String text) {
    return ClientAssertion.unverifiedClient(text);
  }

  /// Why the assertion does not prove the client; absent when it does, which uses it up.
  Optional<Refusal> refusal(Issuer issuer, Client client, String text, Set<String> audiences) {
    var presented = new Presented(text, client.id(), audiences, clock.instant());
    return switch (verify(issuer, client, presented)) {
      case Rejected rejected -> Optional.of(Refusal.of(Reason.CLIENT_ASSERTION, rejected.reason()));
      case Accepted accepted ->
          replay.firstUse(
                  issuer.id(),
                  REPLAY_KIND,
                  client.id().value() + '\n' + accepted.jti(),
                  accepted.expiresAt(),
                  clock.instant())
              ? Optional.empty()
              : Optional.of(Refusal.of(Reason.CLIENT_ASSERTION_REPLAYED));
    };
  }

  private Outcome verify(Issuer issuer, Client client, Presented presented) {
    var methods = client.authentication().methods();
    Outcome outcome = new Rejected("the client may not authenticate with an assertion");
    if (methods.contains(ClientAuthMethod.PRIVATE_KEY_JWT)) {
      outcome = withKeys(issuer, client, presented);
    }
    if (outcome instanceof Rejected && methods.contains(ClientAuthMethod.CLIENT_SECRET_JWT)) {
      outcome = withSecrets(client, presented);
    }
    return outcome;
  }

  private Outcome withKeys(Issuer issuer, Client client, Presented presented) {
    var declared = client.authentication().jwks().flatMap(ClientAssertions::parse);
    if (declared.isPresent()) {
      return verifier.verifyWithKeys(presented, declared.get());
    }
    var uri = client.authentication().jwksUri();
    Outcome outcome = new Rejected("the client's keys are not known");
    for (boolean fresh : new boolean[] {false, true}) {
      var keys =
          uri.flatMap(u -> remoteJwks.fetch(issuer.id(), client.id(), u, fresh))
              .flatMap(ClientAssertions::parse);
      if (keys.isPresent()) {
        outcome = verifier.verifyWithKeys(presented, keys.get());
      }
      if (outcome instanceof Accepted) {
        return outcome;
      }
    }
    return outcome;
  }

  private Outcome withSecrets(Client client, Presented presented) {
    Outcome outcome = new Rejected("the client has no secret that can be a key");
    var now = clock.instant();
    for (ClientSecret secret : client.authentication().secrets()) {
      if (!secret.counts(now)) {
        continue;
      }
      var key = secret.clear().map(Secret::reveal).filter(HmacKey::isLongEnough).map(HmacKey::of);
      if (key.isPresent()) {
        outcome = verifier.verifyWithSecret(presented, key.get());
      }
      if (outcome instanceof Accepted) {
        secret.used(now);
        return outcome;
      }
    }
    return outcome;
  }

  /// What is no set of objects makes the library fail in its own ways, and each key of a set costs
  /// it a tenth of a millisecond, for whoever sends an assertion.
  private static Optional<JWKSet> parse(String document) {
    var keys = Json.parseObject(document).map(set -> set.path("keys"));
    if (keys.filter(ClientAssertions::areFewObjects).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JWKSet.parse(document));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private static boolean areFewObjects(JsonNode keys) {
    return keys.isArray()
        && keys.size() <= MOST_KEYS
        && keys.values().stream().allMatch(JsonNode::isObject);
  }
}
