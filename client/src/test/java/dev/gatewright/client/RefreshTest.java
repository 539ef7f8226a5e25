package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.Crowd;
import dev.gatewright.client.testing.KeptTokens;
import dev.gatewright.client.testing.RotatingProvider;
import dev.gatewright.client.testing.SettableClock;
import dev.gatewright.client.token.TokenSet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An agent's tokens are renewed once, and what the provider brought is not lost")
class RefreshTest {
  private final SettableClock clock = new SettableClock();
  private final RotatingProvider provider;
  private final IdpClient idp;

  RefreshTest() throws IOException {
    provider = new RotatingProvider(clock);
    idp =
        IdpClient.builder()
            .issuer(provider.issuer())
            .clientId("web")
            .refreshSkew(Duration.ofSeconds(30))
            .requestTimeout(Duration.ofMinutes(3))
            .clock(clock)
            .build();
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  @DisplayName(
      "64 threads sharing one expired token set cause exactly one refresh, and every listener is"
          + " told before its agent is there")
  void oneRefresh() throws InterruptedException {
    var expired = provider.expiredLogin();
    record Seen(TokenSet agents, TokenSet told, String access) {}

    var outcomes =
        Crowd.of(
            64,
            _ -> {
              var kept = new KeptTokens();
              var agent = idp.createAgent(TokenSet.fromJson(expired.toJson()).orElseThrow(), kept);
              assertThat(kept.sets()).hasSize(1);
              return new Seen(agent.tokens(), kept.sets().get(0), agent.accessToken());
            });

    assertThat(provider.tokenRequests()).isEqualTo(1);
    assertThat(provider.endedSessions()).isFalse();
    var first = outcomes.get(0).get();
    assertThat(first.agents().refreshToken()).isNotEqualTo(expired.refreshToken());
    for (var outcome : outcomes) {
      assertThat(outcome.get())
          .isEqualTo(new Seen(first.agents(), first.agents(), first.agents().accessToken()));
    }
  }

  @Test
  @DisplayName("64 threads sharing one agent cause one refresh and one call of its listener")
  void oneAgent() throws InterruptedException {
    var kept = new KeptTokens();
    var agent = idp.createAgent(provider.login(clock.instant().plusSeconds(60)), kept);
    clock.advance(Duration.ofSeconds(61));

    var outcomes = Crowd.of(64, _ -> agent.accessToken());

    assertThat(provider.tokenRequests()).isEqualTo(1);
    assertThat(kept.sets()).hasSize(1);
    assertThat(outcomes).allSatisfy(o -> assertThat(o.get()).isEqualTo(agent.accessToken()));
  }

  @Test
  @DisplayName("A thread that comes later with the old set gets what the first refresh brought")
  void lateThread() {
    var expired = provider.expiredLogin();
    var first = idp.createAgent(expired, RefreshListener.none()).tokens();
    clock.advance(RefreshFlights.REMEMBERED);
    var kept = new KeptTokens();

    assertThat(idp.createAgent(expired, kept).tokens()).isEqualTo(first);
    assertThat(kept.sets()).containsExactly(first);
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("A late thread gets the newest set of the line, not one that is used up as well")
  void lateThreadAfterTwoRefreshes() {
    provider.lifetime(Duration.ofSeconds(40));
    var first = provider.expiredLogin();
    var second = idp.createAgent(first, RefreshListener.none()).tokens();
    clock.advance(Duration.ofSeconds(35));
    var third = idp.createAgent(second, RefreshListener.none()).tokens();
    var kept = new KeptTokens();

    assertThat(idp.createAgent(first, kept).tokens()).isEqualTo(third);
    assertThat(kept.sets()).containsExactly(third);
    assertThat(provider.tokenRequests()).isEqualTo(2);
  }

  @Test
  @DisplayName("A successor from memory that is expired itself is renewed in turn")
  void expiredSuccessor() {
    provider.lifetime(Duration.ofSeconds(20));
    var first = provider.expiredLogin();
    idp.createAgent(first, RefreshListener.none());
    clock.advance(Duration.ofSeconds(30));
    var agent = idp.createAgent(first, RefreshListener.none());

    assertThat(agent.tokens().expiresAt()).contains(clock.instant().plusSeconds(20));
    assertThat(provider.tokenRequests()).isEqualTo(2);
    assertThat(provider.endedSessions()).isFalse();
  }

  @Test
  @DisplayName("Tokens that live shorter than the skew are renewed once a call, not in a loop")
  void shorterThanSkew() {
    provider.lifetime(Duration.ofSeconds(10));
    idp.createAgent(provider.expiredLogin(), RefreshListener.none());
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("A set is renewed within the skew of its end and not before")
  void skew() {
    var login = provider.login(clock.instant().plusSeconds(31));
    assertThat(idp.createAgent(login, RefreshListener.none()).tokens()).isEqualTo(login);
    clock.advance(Duration.ofSeconds(1));
    assertThat(idp.createAgent(login, RefreshListener.none()).tokens()).isNotEqualTo(login);
  }

  @Test
  @DisplayName("The new set lives from the moment it was asked for, not from the slow answer")
  void lifetimeFromRequest() throws InterruptedException {
    var asked = clock.instant();
    var expired = provider.expiredLogin();
    var hold = provider.hold();
    var crowd = Crowd.start(1, _ -> idp.createAgent(expired, RefreshListener.none()).tokens());
    hold.awaitArrival();
    clock.advance(Duration.ofSeconds(10));
    hold.release();
    assertThat(crowd.outcomes().get(0).get().expiresAt())
        .contains(asked.plus(RotatingProvider.LIFETIME));
  }

  @Test
  @DisplayName("Without a refresh token a set is good to its very end, then a login is required")
  void noRefreshToken() {
    var login = TokenSet.of("at").expiresAt(clock.instant().plusSeconds(10)).build();
    var kept = new KeptTokens();
    assertThat(idp.createAgent(login, kept).accessToken()).isEqualTo("at");
    clock.advance(Duration.ofSeconds(10));
    assertThatThrownBy(() -> idp.createAgent(login, kept))
        .isInstanceOfSatisfying(
            IdpException.LoginRequired.class,
            over -> assertThat(over.reason()).isEqualTo("refresh.none"));
    assertThat(kept.errors()).hasSize(1);
  }

  @Test
  @DisplayName("RFC 6749 §6: an answer without refresh token and ID token keeps the old ones")
  void keepsWhatIsLeftOut() {
    provider.rotates(false);
    provider.leaveOut("refresh_token", "id_token", "expires_in");
    var expired = provider.expiredLogin();
    var renewed = idp.createAgent(expired, RefreshListener.none()).tokens();

    assertThat(renewed.accessToken()).isNotEqualTo(expired.accessToken());
    assertThat(renewed.refreshToken()).isEqualTo(expired.refreshToken());
    assertThat(renewed.idToken()).isEqualTo(expired.idToken());
    assertThat(renewed.scope()).isEqualTo(expired.scope());
    assertThat(renewed.expiresAt()).isEmpty();
  }

  @Test
  @DisplayName(
      "A provider that keeps the refresh token is asked again when the new access token ends too")
  void notRotating() {
    provider.rotates(false);
    provider.lifetime(Duration.ofSeconds(20));
    var agent = idp.createAgent(provider.expiredLogin(), RefreshListener.none());
    clock.advance(Duration.ofSeconds(21));
    agent.accessToken();
    assertThat(agent.tokens().expiresAt()).contains(clock.instant().plusSeconds(20));
    assertThat(provider.tokenRequests()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "A listener that fails is told again of the same set, and the old one stays until it is kept")
  void failingListener() {
    var expired = provider.login(clock.instant().plusSeconds(60));
    var fails = new AtomicBoolean(true);
    var told = new ArrayList<TokenSet>();
    var agent =
        idp.createAgent(
            expired,
            rotated -> {
              told.add(rotated);
              if (fails.get()) {
                throw new IllegalStateException("the disk is full");
              }
            });
    clock.advance(Duration.ofSeconds(61));

    assertThatThrownBy(agent::accessToken).hasMessage("the disk is full");
    assertThat(agent.tokens()).isEqualTo(expired);
    fails.set(false);
    assertThat(agent.accessToken()).isEqualTo(told.get(0).accessToken());
    assertThat(told).hasSize(2).containsOnly(agent.tokens());
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("A listener whose own store is away is not taken for a provider that is away")
  void listenerThrowsIdpException() {
    var expiring = provider.login(clock.instant().plusSeconds(20));
    var away = new IdpException.Unavailable("store.unavailable", "no disk");
    var errors = new ArrayList<IdpException>();
    assertThatThrownBy(() ->
            idp.createAgent(
                expiring,
                new RefreshListener() {
                  @Override
                  public void onRefresh(TokenSet rotated) {
                    throw away;
                  }

                  @Override
                  public void onRefreshError(IdpException error) {
                    errors.add(error);
                  }
                }))
        .isSameAs(away);
    assertThat(errors).isEmpty();
  }

  @Test
  @DisplayName("A slow or failing listener holds up nobody but its own agent")
  void slowListener() throws InterruptedException {
    var expired = provider.expiredLogin();
    var told = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        Crowd.start(
            1,
            _ ->
                idp.createAgent(
                    expired,
                    rotated -> {
                      told.countDown();
                      await(goOn);
                    }));
    await(told);
    var other = idp.createAgent(expired, RefreshListener.none());
    goOn.countDown();
    assertThat(slow.outcomes().get(0).get().tokens()).isEqualTo(other.tokens());
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  @DisplayName("A listener that asks its agent for tokens is told what to use instead")
  void reentrantListener() {
    var agent = new ArrayList<Agent>();
    agent.add(
        idp.createAgent(
            provider.login(clock.instant().plusSeconds(60)), _ -> agent.get(0).accessToken()));
    clock.advance(Duration.ofSeconds(61));
    assertThatThrownBy(() -> agent.get(0).accessToken())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("onRefresh was given");
  }

  @Test
  @DisplayName("Different token sets are renewed beside each other")
  void manySets() throws InterruptedException {
    var sets = new ArrayList<TokenSet>();
    for (var i = 0; i < 16; i++) {
      sets.add(provider.expiredLogin());
    }
    var hold = provider.hold();
    var crowd = Crowd.start(16, i -> idp.createAgent(sets.get(i), RefreshListener.none()).tokens());
    hold.awaitArrival();
    while (provider.tokenRequests() < 16) {
      Thread.onSpinWait();
    }
    hold.release();
    assertThat(crowd.outcomes().stream().map(Crowd.Outcome::value).map(Optional::orElseThrow))
        .hasSize(16)
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("A thread that comes at the very moment the request ends causes no second one")
  void atTheEnd() throws InterruptedException {
    var flights = new RefreshFlights(clock);
    var asked = new AtomicInteger();
    for (var round = 0; round < 500; round++) {
      var number = round;
      Crowd.of(
          8,
          _ -> {
            successor(flights, number, asked);
            return number;
          });
    }
    assertThat(asked).hasValue(500);
  }

  @Test
  @DisplayName("No more successors are remembered than the limit says, the oldest go first")
  void memoryBound() {
    var flights = new RefreshFlights(clock);
    var asked = new AtomicInteger();
    for (var i = 0; i <= RefreshFlights.MAX_REMEMBERED; i++) {
      successor(flights, i, asked);
    }
    var before = asked.get();
    successor(flights, 1, asked);
    successor(flights, RefreshFlights.MAX_REMEMBERED, asked);
    assertThat(asked.get()).isEqualTo(before);
    successor(flights, 0, asked);
    assertThat(asked.get()).isEqualTo(before + 1);
  }

  private static void successor(RefreshFlights flights, int number, AtomicInteger asked) {
    flights.successorOf(
        TokenSet.of("old-" + number).refreshToken("rt").build(),
        Duration.ofSeconds(1),
        _ -> {
          asked.incrementAndGet();
          return TokenSet.of("new-" + number).refreshToken("rt").build();
        });
  }
}
