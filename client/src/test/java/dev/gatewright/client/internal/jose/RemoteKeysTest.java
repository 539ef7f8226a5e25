package dev.gatewright.client.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.http.JdkHttpTransport;
import dev.gatewright.client.testing.LoopbackIssuer;
import dev.gatewright.client.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A provider's keys are fetched when needed, kept, and never stormed")
class RemoteKeysTest {
  private static final ECKey OLD = TestKeys.ec("old", Curve.P_256);
  private static final ECKey NEW = TestKeys.ec("new", Curve.P_256);

  private final SettableClock clock = new SettableClock();
  private final LoopbackIssuer issuer = new LoopbackIssuer();
  private final JwtSignatures signatures = over(issuer.url());

  private JwtSignatures over(String base) {
    HttpTransport transport = JdkHttpTransport.of(Duration.ofMinutes(3), Duration.ofMinutes(3));
    return JwtSignatures.by(
        RemoteKeys.at(
            () -> URI.create(base + "/jwks"), transport, clock, SignatureProvider.installed()),
        JwtSignatures.ASYMMETRIC);
  }

  @BeforeEach
  void publish() {
    issuer.publish(OLD);
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  @DisplayName("One fetch serves many tokens, until the keys are an hour old")
  void fetchedOnce() {
    for (var count = 0; count < 5; count++) {
      signatures.verify(signedBy(OLD));
    }
    assertThat(fetches()).isEqualTo(1);

    clock.advance(RemoteKeys.FRESH);
    signatures.verify(signedBy(OLD));
    signatures.verify(signedBy(OLD));

    assertThat(fetches()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "RFC 7517 §4.5: a rotated key is picked up at once, a withdrawn one ends within the hour")
  void rotation() {
    signatures.verify(signedBy(OLD));
    issuer.publish(NEW);

    signatures.verify(signedBy(NEW));

    assertThat(fetches()).isEqualTo(2);
    assertReason(signedBy(OLD), "token.key_unknown");
  }

  @Test
  @DisplayName("Tokens without a key name follow a rotation too")
  void rotationWithoutNames() {
    signatures.verify(nameless(OLD));
    issuer.publish(NEW);

    signatures.verify(nameless(NEW));

    assertReason(nameless(OLD), "token.signature_invalid");
  }

  @Test
  @DisplayName(
      "A flood of unknown key names from many threads causes three fetches, and one more in"
          + " ten seconds; good tokens are taken meanwhile")
  void flood() throws Exception {
    signatures.verify(signedBy(OLD));
    var good = signedBy(OLD);
    var forged = IntStream.range(0, 600).mapToObj(RemoteKeysTest::unknown).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Boolean>>();
      for (var token : forged) {
        answers.add(threads.submit(() -> isRefused(token)));
        answers.add(threads.submit(() -> signatures.verify(good).claims().has("sub")));
      }
      for (var answer : answers) {
        assertThat(answer.get(3, TimeUnit.MINUTES)).isTrue();
      }
    }
    assertThat(fetches()).isBetween(2, 1 + RemoteKeys.UNKNOWN_KEY_BURST);
    forged.forEach(token -> assertThat(isRefused(token)).isTrue());
    assertThat(fetches()).isEqualTo(1 + RemoteKeys.UNKNOWN_KEY_BURST);

    clock.advance(RemoteKeys.UNKNOWN_KEY_INTERVAL);
    forged.forEach(token -> assertThat(isRefused(token)).isTrue());
    assertThat(fetches()).isEqualTo(2 + RemoteKeys.UNKNOWN_KEY_BURST);

    clock.advance(RemoteKeys.UNKNOWN_KEY_INTERVAL.multipliedBy(100));
    forged.forEach(token -> assertThat(isRefused(token)).isTrue());
    assertThat(fetches()).isEqualTo(2 + 2 * RemoteKeys.UNKNOWN_KEY_BURST);
  }

  @Test
  @DisplayName(
      "Good tokens do not wait while an unknown key waits for a slow provider, and only so"
          + " many others do")
  void slowProvider() throws Exception {
    signatures.verify(signedBy(OLD));
    var open = new CountDownLatch(1);
    issuer.holdUntil(open);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Boolean>>();
      for (var count = 0; count < 100; count++) {
        var token = unknown(count);
        answers.add(threads.submit(() -> isRefused(token)));
      }
      while (answers.stream().filter(Future::isDone).count() < 100 - RemoteKeys.MAX_WAITING) {
        Thread.onSpinWait();
      }
      assertThat(signatures.verify(signedBy(OLD)).claims().has("sub")).isTrue();
      assertThat(answers.stream().filter(answer -> !answer.isDone())).isNotEmpty();

      open.countDown();
      for (var answer : answers) {
        assertThat(answer.get(3, TimeUnit.MINUTES)).isTrue();
      }
    }
  }

  @Test
  @DisplayName("64 threads that need the first keys cause one fetch")
  void firstFetch() throws Exception {
    var token = signedBy(OLD);
    Callable<Boolean> check = () -> signatures.verify(token).claims().has("sub");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(Collections.nCopies(64, check))) {
        assertThat(answer.get()).isTrue();
      }
    }
    assertThat(fetches()).isEqualTo(1);
  }

  @Test
  @DisplayName("Keys outlast an outage for a day, then no token is good")
  void outage() {
    signatures.verify(signedBy(OLD));
    issuer.answerWith(503);
    clock.advance(Duration.ofHours(23));
    for (var count = 0; count < 5; count++) {
      signatures.verify(signedBy(OLD));
    }
    assertThat(fetches()).isEqualTo(2);

    clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> signatures.verify(signedBy(OLD)))
        .isInstanceOf(IdpException.Unavailable.class);

    issuer.answerWith(200);
    clock.advance(RemoteKeys.PAUSE_WITH_KEYS);
    signatures.verify(signedBy(OLD));
  }

  @Test
  @DisplayName("While the keys cannot be fetched, nobody says that an unknown key is a forged one")
  void unknownInAnOutage() {
    signatures.verify(signedBy(OLD));
    issuer.answerWith(500);

    for (var count = 0; count < 5; count++) {
      assertThatThrownBy(() -> signatures.verify(signedBy(NEW)))
          .isInstanceOf(IdpException.Unavailable.class);
    }
    assertThat(fetches()).isEqualTo(1 + RemoteKeys.UNKNOWN_KEY_BURST);
    signatures.verify(signedBy(OLD));
  }

  @Test
  @DisplayName("Without any keys a failure is told to all, and asked again a second later")
  void firstFailure() {
    issuer.answerWith(500);
    for (var count = 0; count < 5; count++) {
      assertThatThrownBy(() -> signatures.verify(signedBy(OLD)))
          .isInstanceOf(IdpException.Unavailable.class);
    }
    assertThat(fetches()).isEqualTo(1);

    issuer.answerWith(200);
    clock.advance(RemoteKeys.PAUSE_WITHOUT_KEYS);
    signatures.verify(signedBy(OLD));
  }

  @Test
  @DisplayName("What is no JWK Set, or too long to be one, leaves the keys as they are")
  void badSet() {
    signatures.verify(signedBy(OLD));
    for (var body :
        new String[] {
          "",
          "[]",
          "{}",
          "{\"keys\":{}}",
          "<html>",
          "{\"keys\":[]," + " ".repeat(300_000) + "\"a\":1}"
        }) {
      issuer.publishText(body);
      clock.advance(RemoteKeys.FRESH);
      signatures.verify(signedBy(OLD));
    }
    assertThat(fetches()).isEqualTo(7);
  }

  @Test
  @DisplayName("A set without keys is an answer: nothing is good any more")
  void emptySet() {
    signatures.verify(signedBy(OLD));
    issuer.publish();
    clock.advance(RemoteKeys.FRESH);

    assertReason(signedBy(OLD), "token.key_unknown");
  }

  @Test
  @DisplayName("A clock that is set back makes the keys due, not young for ever")
  void clockSetBack() {
    signatures.verify(signedBy(OLD));
    clock.advance(Duration.ofDays(-30));

    signatures.verify(signedBy(OLD));
    signatures.verify(signedBy(OLD));

    assertThat(fetches()).isEqualTo(2);
  }

  private int fetches() {
    return issuer.count("/jwks");
  }

  private boolean isRefused(String token) {
    try {
      signatures.verify(token);
      return false;
    } catch (IdpException.InvalidToken refused) {
      return refused.reason().equals("token.key_unknown");
    }
  }

  private void assertReason(String token, String reason) {
    var refused =
        catchThrowableOfType(IdpException.InvalidToken.class, () -> signatures.verify(token));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).isEqualTo(reason);
  }

  private static String signedBy(ECKey key) {
    return LoopbackIssuer.sign(
        key, Map.of("alg", "ES256", "kid", key.getKeyID()), Map.of("sub", "ada"));
  }

  private static String nameless(ECKey key) {
    return LoopbackIssuer.sign(key, Map.of("alg", "ES256"), Map.of("sub", "ada"));
  }

  private static String unknown(int number) {
    return LoopbackIssuer.sign(
        NEW, Map.of("alg", "ES256", "kid", "made-up-" + number), Map.of("sub", "eve"));
  }
}
