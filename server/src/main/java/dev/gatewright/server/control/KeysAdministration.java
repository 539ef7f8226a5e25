package dev.gatewright.server.control;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.Rotation;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.tenants.KeptIssuer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The `keys` commands.
final class KeysAdministration {
  /// Tokens other than access tokens live no longer than this.
  private static final Duration LEAST_OVERLAP = Duration.ofHours(1);

  /// What clocks of relying parties may be off.
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final OpenStore open;
  private final IssuerChoice issuers;
  private final InstantSource clock;
  private final SecureRandom random;

  KeysAdministration(OpenStore open, InstantSource clock, SecureRandom random) {
    this.open = open;
    this.issuers = new IssuerChoice(open);
    this.clock = clock;
    this.random = random;
  }

  Answer list(Request request) {
    return issuers.withIssuer(request, issuer -> Answer.done(table(issuer.id())));
  }

  private String table(IssuerId issuer) {
    var now = clock.instant();
    var keys =
        open.sealed().keys().signingKeys(issuer).stream()
            .sorted(
                Comparator.comparing(SigningKey::algorithm)
                    .thenComparing(SigningKey::sequence, Comparator.reverseOrder()))
            .toList();
    if (keys.isEmpty()) {
      return "no keys yet: each is made when it is first needed";
    }
    var table = new Table("ALG", "STATE", "SIGNS FROM", "PUBLISHED UNTIL", "KID");
    for (var key : keys) {
      table.row(
          key.algorithm().joseName(),
          state(key, keys, now),
          key.activeFrom().truncatedTo(ChronoUnit.SECONDS).toString(),
          key.removeAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-"),
          key.kid());
    }
    return table.text();
  }

  private static String state(SigningKey key, List<SigningKey> keys, Instant now) {
    if (key.activeFrom().isAfter(now)) {
      return "next";
    }
    var followed =
        keys.stream()
            .anyMatch(other ->
                other.algorithm() == key.algorithm()
                    && other.sequence() > key.sequence()
                    && !other.activeFrom().isAfter(now));
    if (!followed) {
      return "signing";
    }
    return key.removeAt().filter(at -> !at.isAfter(now)).isPresent() ? "removed" : "retired";
  }

  Answer rotate(Request request) {
    var name = request.find("alg").orElse(Algorithm.ES256.joseName());
    Optional<Algorithm> algorithm =
        Arrays.stream(Algorithm.values())
            .filter(one -> one.joseName().equalsIgnoreCase(name))
            .findFirst();
    if (algorithm.isEmpty()) {
      return Answer.failed(name + " is no algorithm with keys: write ES256, RS256 or EdDSA.");
    }
    return issuers.withIssuer(
        request, issuer -> rotate(issuer, algorithm.get(), request.find("now").isPresent()));
  }

  private Answer rotate(KeptIssuer issuer, Algorithm algorithm, boolean atOnce) {
    var rotation =
        atOnce
            ? new Rotation(Duration.ZERO, Duration.ZERO)
            : Rotation.withOverlap(longestToken(issuer).plus(SKEW));
    var keys = new SigningKeys(open.sealed().keys(), open.crypto(), random, clock);
    var made = keys.rotate(issuer.id(), algorithm, rotation);
    var said =
        atOnce
            ? "signs now; tokens signed by the keys before it are no longer valid"
            : "is published now and signs from "
                + made.activeFrom().truncatedTo(ChronoUnit.SECONDS);
    return Answer.done(
        "the new %s key %s of %s %s"
            .formatted(algorithm.joseName(), made.kid(), issuer.id(), said));
  }

  private Duration longestToken(KeptIssuer issuer) {
    var settings = StoredSettings.issuer(Document.parse(issuer.document()));
    var longest = LEAST_OVERLAP;
    for (var client : open.sealed().clients().list(issuer.id())) {
      var declared = StoredSettings.client(Document.parse(client.document()));
      longest =
          longer(
              longest,
              EffectiveClient.of(settings.clientDefaults(), declared)
                  .get(AccessTokenKeys.LIFETIME));
    }
    for (var resource : settings.resources()) {
      longest =
          longer(
              longest, resource.accessToken().get(AccessTokenKeys.LIFETIME).orElse(Duration.ZERO));
    }
    return longest;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
