package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.Crowd;
import dev.gatewright.client.testing.RotatingProvider;
import dev.gatewright.client.testing.RotatingProvider.Fault;
import dev.gatewright.client.testing.SettableClock;
import dev.gatewright.client.token.TokenSet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 6749 §4.4: the client's own tokens are kept, and renewed early and once")
class ClientCredentialsTest {
  private final SettableClock clock = new SettableClock();
  private final RotatingProvider provider;
  private final IdpClient idp;

  ClientCredentialsTest() throws IOException {
    provider = new RotatingProvider(clock);
    idp =
        IdpClient.builder()
            .issuer(provider.issuer())
            .clientId("robot")
            .clientSecret("s3cret")
            .clock(clock)
            .build();
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private TokenSet token() {
    return idp.clientCredentials(Set.of("a", "b"));
  }

  @Test
  @DisplayName("64 threads that want a token cause one request")
  void oneRequest() throws InterruptedException {
    var outcomes =
        Crowd.of(64, i -> idp.clientCredentials(i % 2 == 0 ? Set.of("a", "b") : Set.of("b", "a")));
    assertThat(provider.tokenRequests()).isEqualTo(1);
    assertThat(outcomes).allSatisfy(o -> assertThat(o.get()).isEqualTo(token()));
  }

  @Test
  @DisplayName("Another scope or another resource has a token of its own")
  void keys() {
    var token = token();
    assertThat(idp.clientCredentials(Set.of("a"))).isNotEqualTo(token);
    assertThat(idp.clientCredentials(Set.of("a", "b"), URI.create("https://api.test")))
        .isNotEqualTo(token);
    assertThat(provider.tokenRequests()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "A token is renewed when a fifth of its life is left, by one thread; the others go on")
  void earlyRenewal() throws InterruptedException {
    var first = token();
    clock.advance(RotatingProvider.LIFETIME.multipliedBy(4).dividedBy(5).minusSeconds(1));
    assertThat(token()).isEqualTo(first);
    clock.advance(Duration.ofSeconds(1));
    var hold = provider.hold();
    var renewing = Crowd.start(1, _ -> token());
    hold.awaitArrival();
    assertThat(Crowd.of(16, _ -> token())).allSatisfy(o -> assertThat(o.get()).isEqualTo(first));
    hold.release();
    var second = renewing.outcomes().get(0).get();
    assertThat(second).isNotEqualTo(first).isEqualTo(token());
    assertThat(provider.tokenRequests()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "A provider that is away stops nobody before the token is expired, nor is it asked on")
  void providerAway() {
    var first = token();
    clock.advance(RotatingProvider.LIFETIME.minusSeconds(20));
    provider.fail(new Fault.Status(503, ""), new Fault.Status(503, ""));
    assertThat(token()).isEqualTo(first);
    assertThat(token()).isEqualTo(first);
    assertThat(provider.tokenRequests()).isEqualTo(2);
    clock.advance(Duration.ofSeconds(20));
    assertThatThrownBy(this::token).isInstanceOf(IdpException.Unavailable.class);
    assertThat(token()).isNotEqualTo(first);
  }

  @Test
  @DisplayName("A living token is tried to be renewed again after a pause")
  void afterPause() {
    var first = token();
    clock.advance(RotatingProvider.LIFETIME.minusSeconds(20));
    provider.fail(new Fault.Status(503, ""));
    assertThat(token()).isEqualTo(first);
    clock.advance(ClientCredentialsCache.PAUSE);
    assertThat(token()).isNotEqualTo(first);
  }

  @Test
  @DisplayName("Threads that wait for a request that fails fail with it, not one after the other")
  void sharedFailure() throws InterruptedException {
    provider.fail(new Fault.Status(503, ""));
    var hold = provider.hold();
    var crowd = Crowd.start(16, _ -> token());
    hold.awaitArrival();
    crowd.awaitWaiting(16);
    hold.release();
    assertThat(crowd.outcomes())
        .allSatisfy(
            o -> assertThat(o.failure()).get().isInstanceOf(IdpException.Unavailable.class));
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("A token of unknown life is not kept")
  void unknownLife() {
    provider.leaveOut("expires_in");
    assertThat(token()).isNotEqualTo(token());
  }

  @Test
  @DisplayName("No more tokens are kept than the limit says, and the longest unused goes first")
  void bound() {
    var cache = new ClientCredentialsCache(clock, Duration.ofSeconds(1));
    var asked = new AtomicInteger();
    for (var i = 0; i < ClientCredentialsCache.MAX_TOKENS; i++) {
      get(cache, i, asked);
    }
    get(cache, 0, asked);
    get(cache, ClientCredentialsCache.MAX_TOKENS, asked);
    var before = asked.get();
    get(cache, 0, asked);
    assertThat(asked.get()).isEqualTo(before);
    get(cache, 1, asked);
    assertThat(asked.get()).isEqualTo(before + 1);
  }

  private void get(ClientCredentialsCache cache, int number, AtomicInteger asked) {
    cache.get(
        new ClientCredentialsCache.Key("scope-" + number, Optional.empty()),
        () -> {
          asked.incrementAndGet();
          return TokenSet.of("at").expiresAt(clock.instant().plusSeconds(600)).build();
        });
  }
}
