package dev.gatewright.protocol.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.Actor;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys and secrets of an issuer")
class SigningKeysTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");

  private final CountedKeys store = new CountedKeys();
  private final SettableClock clock = new SettableClock();
  private final SigningKeys keys = node();

  private SigningKeys node() {
    return new SigningKeys(store, CryptoProvider.jdk(), new SecureRandom(), clock);
  }

  @Test
  @DisplayName("Callers on two nodes that need the first key at once end with the same one")
  void firstKeyRace() throws Exception {
    var otherNode = node();
    var barrier = new CyclicBarrier(8);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 8)
              .<Callable<String>>mapToObj(i ->
                  () -> {
                    barrier.await();
                    return (i % 2 == 0 ? keys : otherNode).current(ACME, Algorithm.ES256).kid();
                  })
              .toList();
      var kids = threads.invokeAll(calls).stream().map(f -> f.resultNow()).distinct();
      assertThat(kids).hasSize(1);
    }
    assertThat(store.signingKeys(ACME)).hasSize(1);
  }

  @Test
  @DisplayName("Two nodes that add the first secret at once end with the same one")
  void firstSecretRace() throws Exception {
    var barrier = new CyclicBarrier(4);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 4)
              .<Callable<IssuerSecret>>mapToObj(i ->
                  () -> {
                    var secrets = new IssuerSecrets(store, new SecureRandom(), clock);
                    barrier.await();
                    return secrets.current(ACME);
                  })
              .toList();
      assertThat(threads.invokeAll(calls).stream().map(f -> f.resultNow()).distinct()).hasSize(1);
    }
  }

  @Test
  @DisplayName("OpenID Connect Core §10.1.1: rotation publishes first, then signs, then retires")
  void rotation() {
    var old = keys.current(ACME, Algorithm.ES256);
    var next =
        keys.rotate(
            ACME,
            Algorithm.ES256,
            new Rotation(Duration.ofHours(1), Duration.ofMinutes(10)),
            new Actor.Server());

    assertThat(keys.current(ACME, Algorithm.ES256).kid()).isEqualTo(old.kid());
    assertThat(keys.published(ACME)).hasSize(2);

    clock.advance(Duration.ofHours(1));
    assertThat(keys.current(ACME, Algorithm.ES256).kid()).isEqualTo(next.kid());
    assertThat(keys.byKid(ACME, old.kid())).isPresent();

    clock.advance(Duration.ofMinutes(10));
    assertThat(keys.byKid(ACME, old.kid())).isEmpty();
    assertThat(keys.published(ACME)).extracting(SigningKey::kid).containsExactly(next.kid());

    keys.sweep(ACME, Duration.ZERO);
    assertThat(store.signingKeys(ACME)).extracting(SigningKey::kid).containsExactly(next.kid());
  }

  @Test
  @DisplayName("Where the next key waits to sign already, a rotation that makes one gives that one")
  void rotationOnce() {
    var first = keys.current(ACME, Algorithm.ES256);
    var rotation = new Rotation(Duration.ofHours(1), Duration.ofMinutes(10));
    assertThat(keys.waiting(ACME, Algorithm.ES256)).isEmpty();

    var next = keys.rotateOnce(ACME, Algorithm.ES256, rotation, new Actor.Server());
    assertThat(keys.waiting(ACME, Algorithm.ES256)).contains(next);
    assertThat(keys.waiting(ACME, Algorithm.RS256)).isEmpty();
    assertThat(keys.rotateOnce(ACME, Algorithm.ES256, rotation, new Actor.Server()))
        .isEqualTo(next);
    assertThat(keys.published(ACME))
        .extracting(SigningKey::kid)
        .containsExactlyInAnyOrder(first.kid(), next.kid());

    clock.advance(Duration.ofHours(1));
    assertThat(keys.waiting(ACME, Algorithm.ES256)).isEmpty();
    var other = keys.rotateOnce(ACME, Algorithm.ES256, rotation, new Actor.Server());
    assertThat(other.kid()).isNotEqualTo(next.kid());
  }

  @Test
  @DisplayName("A rotation without waiting takes a stolen key out of use at once")
  void emergency() {
    var stolen = keys.current(ACME, Algorithm.ES256);
    keys.rotate(
        ACME, Algorithm.ES256, Rotation.withOverlap(Duration.ofDays(7)), new Actor.Server());
    var fresh =
        keys.rotate(
            ACME, Algorithm.ES256, new Rotation(Duration.ZERO, Duration.ZERO), new Actor.Server());

    assertThat(keys.current(ACME, Algorithm.ES256).kid()).isEqualTo(fresh.kid());
    assertThat(keys.byKid(ACME, stolen.kid())).isEmpty();
  }

  @Test
  @DisplayName(
      "Another node sees a rotation within half a minute, and an unknown kid within one second")
  void otherNodesFollow() {
    var otherNode = node();
    otherNode.current(ACME, Algorithm.ES256);
    clock.advance(Duration.ofSeconds(2));
    var next =
        keys.rotate(
            ACME,
            Algorithm.ES256,
            new Rotation(Duration.ZERO, Duration.ofHours(1)),
            new Actor.Server());

    assertThat(otherNode.byKid(ACME, next.kid())).isPresent();
    clock.advance(Duration.ofSeconds(30));
    assertThat(otherNode.current(ACME, Algorithm.ES256).kid()).isEqualTo(next.kid());
  }

  @Test
  @DisplayName("A flood of unknown kids reads the store at most once a second")
  void unknownKidsAreBounded() {
    keys.current(ACME, Algorithm.ES256);
    clock.advance(Duration.ofSeconds(5));
    var before = store.reads();

    for (var i = 0; i < 1000; i++) {
      assertThat(keys.byKid(ACME, "unknown-" + i)).isEmpty();
    }

    assertThat(store.reads() - before).isEqualTo(1);
  }

  @Test
  @DisplayName("A key is known at its own issuer alone")
  void issuersAreApart() {
    var key = keys.current(ACME, Algorithm.EDDSA);

    assertThat(keys.byKid(OTHER, key.kid())).isEmpty();
    assertThat(keys.current(OTHER, Algorithm.EDDSA).kid()).isNotEqualTo(key.kid());
  }

  @Test
  @DisplayName(
      "Printing a key or secret shows nothing private, and the JWK holds no private member")
  void nothingLeaks() {
    var secret = new IssuerSecrets(store, new SecureRandom(), clock).current(ACME);
    assertThat(secret.toString()).contains("***").doesNotContain("[B@");
    for (var algorithm : Algorithm.values()) {
      var key = keys.current(ACME, algorithm);
      assertThat(key.toString()).contains("private ***").doesNotContain("PrivateKey");
      assertThat(key.publicJwk().isPrivate()).isFalse();
      assertThat(key.publicJwk().toJSONObject()).doesNotContainKeys("d", "p", "q", "k");
    }
  }

  @Test
  @DisplayName("A key pair survives being stored, on either provider")
  void encodings() {
    for (var crypto : new CryptoProvider[] {CryptoProvider.jdk(), CryptoProvider.probe()}) {
      for (var algorithm : Algorithm.values()) {
        var pair = crypto.newKeyPair(algorithm);
        var privateKey = crypto.privateKey(algorithm, pair.getPrivate().getEncoded());
        var publicKey = crypto.publicKey(algorithm, pair.getPublic().getEncoded());
        assertThat(privateKey.getEncoded()).isEqualTo(pair.getPrivate().getEncoded());
        assertThat(publicKey).isEqualTo(pair.getPublic());
      }
    }
  }
}
