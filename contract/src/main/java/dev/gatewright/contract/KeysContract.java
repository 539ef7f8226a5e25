package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.IssuerSecret;
import dev.gatewright.protocol.keys.Keys;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [Keys] promises: keys and secrets come back whole, each place is taken once, and a
/// successor retires those before it in the same step.
public abstract class KeysContract {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));
  private static final Instant EVEN_LATER = NOW.plus(Duration.ofHours(2));

  private final CryptoProvider crypto = CryptoProvider.jdk();
  private StoreUnderTest<Keys> store;

  /// Opens an empty store.
  protected abstract StoreUnderTest<Keys> open();

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() throws Exception {
    store.close();
  }

  private Keys keys() {
    return store.port();
  }

  private static IssuerSecret secret(int version, int fill) {
    byte[] value = new byte[IssuerSecret.LENGTH];
    Arrays.fill(value, (byte) fill);
    return new IssuerSecret(version, value, NOW);
  }

  private SigningKey key(String kid, int sequence) {
    return key(kid, Algorithm.ES256, sequence);
  }

  private SigningKey key(String kid, Algorithm algorithm, int sequence) {
    return key(kid, algorithm, crypto.newKeyPair(algorithm), sequence);
  }

  private static SigningKey key(String kid, KeyPair pair, int sequence) {
    return key(kid, Algorithm.ES256, pair, sequence);
  }

  private static SigningKey key(String kid, Algorithm algorithm, KeyPair pair, int sequence) {
    return new SigningKey(
        kid,
        algorithm,
        sequence,
        pair.getPrivate(),
        pair.getPublic(),
        NOW,
        NOW.plusSeconds(sequence),
        Optional.empty());
  }

  private Optional<SigningKey> find(IssuerId issuer, String kid) {
    return keys().signingKeys(issuer).stream().filter(key -> key.kid().equals(kid)).findFirst();
  }

  private Optional<Instant> removeAt(String kid) {
    return find(ACME, kid).orElseThrow().removeAt();
  }

  @Test
  @DisplayName("Secrets come back whole, the newest last, in whatever order they were added")
  final void secrets() {
    assertThat(keys().secrets(ACME)).isEmpty();
    for (int version : new int[] {2, 10, 1, 3}) {
      assertThat(keys().addSecret(ACME, secret(version, version)))
          .isEqualTo(secret(version, version));
    }

    assertThat(keys().secrets(ACME))
        .containsExactly(secret(1, 1), secret(2, 2), secret(3, 3), secret(10, 10));
    assertThat(keys().secrets(OTHER)).isEmpty();
  }

  @Test
  @DisplayName("A version of a secret is added once, and whoever comes second gets the first")
  final void secretIsAddedOnce() {
    keys().addSecret(ACME, secret(1, 7));

    assertThat(keys().addSecret(ACME, secret(1, 8))).isEqualTo(secret(1, 7));
    assertThat(keys().secrets(ACME)).containsExactly(secret(1, 7));
    assertThat(keys().addSecret(OTHER, secret(1, 8))).isEqualTo(secret(1, 8));
  }

  @RepeatedTest(4)
  @DisplayName("Of many who add a version at once one adds it, and all get that one")
  final void secretRace() {
    var kept =
        Race.of(
            IntStream.range(0, Race.RUNNERS)
                .mapToObj(runner ->
                    (Callable<IssuerSecret>) () -> keys().addSecret(ACME, secret(1, runner)))
                .toList());

    assertThat(new HashSet<>(kept)).hasSize(1);
    assertThat(keys().secrets(ACME)).containsExactly(kept.getFirst());
  }

  @Test
  @DisplayName("Of two who add a version in the same instant both get one secret")
  final void secretDuel() {
    assertThat(Duel.of((round, side) -> keys().addSecret(ACME, secret(round + 1, side))))
        .allSatisfy(answers -> assertThat(answers.get(0)).isEqualTo(answers.get(1)));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A signing key of any algorithm comes back whole")
  final void signingKey(Algorithm algorithm) {
    var added = key("k", algorithm, 1);
    var kept = keys().addSigningKey(ACME, added, NOW, By.server(NOW));
    var found = find(ACME, "k").orElseThrow();

    for (SigningKey key : List.of(kept, found)) {
      assertThat(key.kid()).isEqualTo("k");
      assertThat(key.algorithm()).isEqualTo(algorithm);
      assertThat(key.sequence()).isEqualTo(1);
      assertThat(key.privateKey().getEncoded()).isEqualTo(added.privateKey().getEncoded());
      assertThat(key.publicKey().getEncoded()).isEqualTo(added.publicKey().getEncoded());
      assertThat(key.createdAt()).isEqualTo(added.createdAt());
      assertThat(key.activeFrom()).isEqualTo(added.activeFrom());
      assertThat(key.removeAt()).isEmpty();
    }
  }

  @Test
  @DisplayName("A successor retires those before it, of its algorithm and its issuer alone")
  final void successorRetires() {
    keys().addSigningKey(ACME, key("a1", 1), NOW, By.server(NOW));
    keys().addSigningKey(ACME, key("ed1", Algorithm.EDDSA, 1), NOW, By.server(NOW));
    keys().addSigningKey(OTHER, key("a1", 1), NOW, By.server(NOW));
    assertThat(removeAt("a1")).isEmpty();

    keys().addSigningKey(ACME, key("a2", 2), LATER, By.server(NOW));
    assertThat(removeAt("a1")).contains(LATER);
    assertThat(removeAt("a2")).isEmpty();
    assertThat(removeAt("ed1")).isEmpty();
    assertThat(find(OTHER, "a1").orElseThrow().removeAt()).isEmpty();
  }

  @Test
  @DisplayName("A key that is to go keeps the earlier of its ends")
  final void earlierEndStays() {
    keys().addSigningKey(ACME, key("a1", 1), NOW, By.server(NOW));
    keys().addSigningKey(ACME, key("a2", 2), LATER, By.server(NOW));
    keys().addSigningKey(ACME, key("a3", 3), EVEN_LATER, By.server(NOW));
    assertThat(removeAt("a1")).contains(LATER);
    assertThat(removeAt("a2")).contains(EVEN_LATER);

    keys().addSigningKey(ACME, key("a4", 4), NOW, By.server(NOW));
    assertThat(removeAt("a1")).contains(NOW);
    assertThat(removeAt("a2")).contains(NOW);
    assertThat(removeAt("a3")).contains(NOW);
  }

  @Test
  @DisplayName("A place is taken once: who comes second gets the first, and retires nothing")
  final void placeIsTakenOnce() {
    keys().addSigningKey(ACME, key("a1", 1), NOW, By.server(NOW));
    keys().addSigningKey(ACME, key("a2", 2), LATER, By.server(NOW));

    assertThat(keys().addSigningKey(ACME, key("b2", 2), NOW, By.server(NOW)).kid()).isEqualTo("a2");
    assertThat(removeAt("a1")).contains(LATER);
    assertThat(keys().signingKeys(ACME)).extracting(SigningKey::kid).containsOnly("a1", "a2");
  }

  @RepeatedTest(4)
  @DisplayName("Of many who take a place at once one does, all get its key, and it alone retires")
  final void placeRace() {
    keys().addSigningKey(ACME, key("first", 1), NOW, By.server(NOW));
    var candidates =
        IntStream.range(0, Race.RUNNERS).mapToObj(runner -> key("k" + runner, 2)).toList();
    var kept =
        Race.of(
            IntStream.range(0, Race.RUNNERS)
                .mapToObj(runner ->
                    (Callable<SigningKey>)
                        () ->
                            keys()
                                .addSigningKey(
                                    ACME,
                                    candidates.get(runner),
                                    LATER.plusSeconds(runner),
                                    By.server(NOW)))
                .toList());

    var winner = kept.getFirst().kid();
    assertThat(kept).extracting(SigningKey::kid).containsOnly(winner);
    assertThat(keys().signingKeys(ACME)).extracting(SigningKey::kid).containsOnly("first", winner);
    assertThat(removeAt("first"))
        .contains(LATER.plusSeconds(Integer.parseInt(winner.substring(1))));
  }

  @Test
  @DisplayName("Of two who take a place in the same instant both get one key")
  final void placeDuel() {
    var pair = crypto.newKeyPair(Algorithm.ES256);
    assertThat(
            Duel.of((round, side) ->
                keys()
                    .addSigningKey(
                        ACME, key(round + "/" + side, pair, round + 1), NOW, By.server(NOW))))
        .allSatisfy(answers -> assertThat(answers.get(0).kid()).isEqualTo(answers.get(1).kid()));
    assertThat(keys().signingKeys(ACME)).hasSize(Duel.ROUNDS);
  }

  @Test
  @DisplayName("A removed key is gone, at its issuer; removing none is no error")
  final void removes() {
    keys().addSigningKey(ACME, key("a1", 1), NOW, By.server(NOW));
    keys().addSigningKey(ACME, key("a2", 2), LATER, By.server(NOW));
    keys().addSigningKey(OTHER, key("a1", 1), NOW, By.server(NOW));

    keys().removeSigningKey(ACME, "a1", By.server(NOW));
    keys().removeSigningKey(ACME, "a1", By.server(NOW));
    keys().removeSigningKey(ACME, "none", By.server(NOW));
    assertThat(keys().signingKeys(ACME)).extracting(SigningKey::kid).containsOnly("a2");
    assertThat(keys().signingKeys(OTHER)).hasSize(1);
  }

  @Test
  @DisplayName("After a restart keys and secrets are there, and what was removed is not")
  final void survives() {
    var kept = key("a2", 2);
    keys().addSecret(ACME, secret(1, 7));
    keys().addSigningKey(ACME, key("a1", 1), NOW, By.server(NOW));
    keys().addSigningKey(ACME, kept, LATER, By.server(NOW));
    keys().addSigningKey(ACME, key("a3", 3), LATER, By.server(NOW));
    keys().removeSigningKey(ACME, "a1", By.server(NOW));
    assumeTrue(store.reopen(), "nothing of this store outlives its closing");

    assertThat(keys().secrets(ACME)).containsExactly(secret(1, 7));
    assertThat(keys().signingKeys(ACME)).extracting(SigningKey::kid).containsOnly("a2", "a3");
    assertThat(find(ACME, "a2").orElseThrow().privateKey().getEncoded())
        .isEqualTo(kept.privateKey().getEncoded());
    assertThat(removeAt("a2")).contains(LATER);
  }
}
