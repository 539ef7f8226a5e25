package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.Crowd;
import dev.gatewright.client.testing.FaultyStore;
import dev.gatewright.client.testing.KeptTokens;
import dev.gatewright.client.testing.RotatingProvider;
import dev.gatewright.client.testing.RotatingProvider.Fault;
import dev.gatewright.client.testing.SettableClock;
import dev.gatewright.client.token.InMemoryTokenStore;
import dev.gatewright.client.token.JdbcTokenStore;
import dev.gatewright.client.token.TokenSet;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nodes that share a token store renew a session once")
class StoredRefreshTest {
  private static final String KEY = "a-session-key-of-128-random-bits";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration LEASE = TIMEOUT.multipliedBy(5);

  private final SettableClock clock = new SettableClock();
  private final RotatingProvider provider;
  private final IdpClient one;
  private final IdpClient other;
  private final FaultyStore store = new FaultyStore(new InMemoryTokenStore(100, clock));

  StoredRefreshTest() throws IOException {
    provider = new RotatingProvider(clock);
    one = node(TIMEOUT);
    other = node(TIMEOUT);
  }

  private IdpClient node(Duration timeout) {
    return IdpClient.builder()
        .issuer(provider.issuer())
        .clientId("web")
        .requestTimeout(timeout)
        .clock(clock)
        .build();
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  @DisplayName("64 threads of two nodes over one database cause exactly one refresh")
  void twoNodes() throws InterruptedException {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    var shared =
        JdbcTokenStore.builder(source)
            .encryptionKeys("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
            .clock(clock)
            .build();
    shared.createTable();
    var expired = provider.expiredLogin();
    shared.save(KEY, expired);
    var kept = new KeptTokens();

    var outcomes =
        Crowd.of(64, i -> (i % 2 == 0 ? one : other).createAgent(shared, KEY, kept).tokens());

    assertThat(provider.tokenRequests()).isEqualTo(1);
    var stored = shared.load(KEY).orElseThrow().tokens();
    assertThat(stored.refreshToken()).isNotEqualTo(expired.refreshToken());
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.get()).isEqualTo(stored));
    assertThat(kept.sets()).containsExactly(stored);
  }

  @Test
  @DisplayName(
      "A node that waits takes what the winner stored, even if it lives shorter than the skew")
  void waits() throws InterruptedException {
    provider.lifetime(Duration.ofSeconds(10));
    store.save(KEY, provider.expiredLogin());
    var hold = provider.hold();
    var winner = start(one);
    hold.awaitArrival();
    var waiting = start(other);
    waiting.awaitWaiting(1);
    hold.release();

    assertThat(waiting.outcomes().get(0).get()).isEqualTo(winner.outcomes().get(0).get());
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  private Crowd.Started<TokenSet> start(IdpClient node) {
    return Crowd.start(1, _ -> node.createAgent(store, KEY, RefreshListener.none()).tokens());
  }

  @Test
  @DisplayName("A lease whose holder died ends by the clock, and the one who waits goes on")
  void holderDied() throws InterruptedException {
    store.save(KEY, provider.expiredLogin());
    store.acquireLease(KEY, "died", LEASE);
    var waiting = start(one);
    waiting.awaitWaiting(1);
    assertThat(provider.tokenRequests()).isZero();
    clock.advance(LEASE);
    assertThat(waiting.outcomes().get(0).get()).isEqualTo(store.load(KEY).orElseThrow().tokens());
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("While the access token is good nobody waits long for a lease whose holder died")
  void holderDiedWhileGood() {
    var expiring = provider.login(clock.instant().plusSeconds(20));
    store.save(KEY, expiring);
    store.acquireLease(KEY, "died", LEASE);
    var kept = new KeptTokens();
    var impatient = node(Duration.ofMillis(20));
    assertThat(impatient.createAgent(store, KEY, kept).tokens()).isEqualTo(expiring);
    assertThat(kept.errors()).isEmpty();
    clock.advance(Duration.ofSeconds(20));
    assertThatThrownBy(() -> impatient.createAgent(store, KEY, kept))
        .isInstanceOfSatisfying(
            IdpException.Unavailable.class,
            slow -> assertThat(slow.reason()).isEqualTo("refresh.slow"));
    assertThat(kept.errors()).hasSize(1);
    assertThat(provider.tokenRequests()).isZero();
  }

  @Test
  @DisplayName("A slow holder whose lease ran out takes what was stored since and revokes nothing")
  void leaseRanOut() throws InterruptedException {
    provider.hasGrace(true);
    store.save(KEY, provider.expiredLogin());
    var hold = provider.hold();
    var slow = start(one);
    hold.awaitArrival();
    provider.holdNoMore();
    clock.advance(LEASE);
    var quick = start(other).outcomes().get(0).get();
    hold.release();

    assertThat(slow.outcomes().get(0).get()).isEqualTo(quick);
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(quick);
    assertThat(provider.revoked()).isEmpty();
  }

  @Test
  @DisplayName(
      "A slow holder that is refused because another was quicker takes what that one stored")
  void refusedAfterLease() throws InterruptedException {
    store.save(KEY, provider.expiredLogin());
    provider.fail(new Fault.InvalidGrant());
    var hold = provider.hold();
    var slow = start(one);
    hold.awaitArrival();
    provider.holdNoMore();
    clock.advance(LEASE);
    var quick = start(other).outcomes().get(0).get();
    hold.release();

    assertThat(slow.outcomes().get(0).get()).isEqualTo(quick);
    assertThat(provider.endedSessions()).isFalse();
  }

  @Test
  @DisplayName("A logout during a refresh wins: a login is required and the new tokens are revoked")
  void removedDuringRefresh() throws InterruptedException {
    store.save(KEY, provider.expiredLogin());
    var hold = provider.hold();
    var kept = new KeptTokens();
    var refreshing = Crowd.start(1, _ -> one.createAgent(store, KEY, kept));
    hold.awaitArrival();
    store.remove(KEY);
    hold.release();

    assertThat(refreshing.outcomes().get(0).failure())
        .get()
        .isInstanceOfSatisfying(
            IdpException.LoginRequired.class,
            over -> assertThat(over.reason()).isEqualTo("session.ended"));
    assertThat(store.load(KEY)).isEmpty();
    assertThat(provider.revoked()).containsExactly("rt-2");
    assertThat(kept.sets()).isEmpty();
    assertThat(kept.errors()).hasSize(1);
  }

  @Test
  @DisplayName("A new login during a refresh wins, and is what the agent has")
  void newLoginDuringRefresh() throws InterruptedException {
    store.save(KEY, provider.expiredLogin());
    var hold = provider.hold();
    var refreshing = start(one);
    hold.awaitArrival();
    var login = provider.login(clock.instant().plusSeconds(600));
    store.save(KEY, login);
    hold.release();

    assertThat(refreshing.outcomes().get(0).get()).isEqualTo(login);
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(login);
  }

  @Test
  @DisplayName("A key without a session requires a login and asks nobody")
  void unknownSession() {
    assertThatThrownBy(() -> one.createAgent(store, KEY, RefreshListener.none()))
        .isInstanceOfSatisfying(
            IdpException.LoginRequired.class,
            over -> assertThat(over.reason()).isEqualTo("session.unknown"));
    assertThat(provider.tokenRequests()).isZero();
  }

  @Test
  @DisplayName("invalid_grant requires a login, is told, and gives the lease back")
  void invalidGrant() {
    store.save(KEY, provider.expiredLogin());
    provider.endAllSessions();
    var kept = new KeptTokens();
    assertThatThrownBy(() -> one.createAgent(store, KEY, kept))
        .isInstanceOf(IdpException.LoginRequired.class);
    assertThat(kept.errors()).hasSize(1);
    assertThat(store.acquireLease(KEY, "next", LEASE)).isTrue();
  }

  @Test
  @DisplayName(
      "A provider that is away: the session goes on to the end of its access token, then not")
  void providerAway() {
    var expiring = provider.login(clock.instant().plusSeconds(20));
    store.save(KEY, expiring);
    provider.fail(new Fault.Status(503, ""), new Fault.Status(503, ""));
    var kept = new KeptTokens();
    var agent = one.createAgent(store, KEY, kept);
    assertThat(agent.accessToken()).isEqualTo(expiring.accessToken());
    assertThat(provider.tokenRequests()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(20));
    assertThatThrownBy(agent::accessToken).isInstanceOf(IdpException.Unavailable.class);
    assertThat(kept.errors()).hasSize(1);
    assertThat(agent.accessToken()).isNotEqualTo(expiring.accessToken());
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(agent.tokens());
  }

  @Test
  @DisplayName("A store that is away for a moment does not cost the session that was just renewed")
  void storeAwayForAMoment() {
    var expired = provider.expiredLogin();
    store.save(KEY, expired);
    store.failWrites(2, false);
    var renewed = one.createAgent(store, KEY, RefreshListener.none()).tokens();
    assertThat(renewed).isNotEqualTo(expired);
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(renewed);
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("A store that is away for longer: the next call stores what the first one brought")
  void storeAwayForLonger() {
    store.save(KEY, provider.expiredLogin());
    store.failWrites(4, false);
    var kept = new KeptTokens();
    assertThatThrownBy(() -> one.createAgent(store, KEY, kept))
        .isInstanceOf(IdpException.Unavailable.class);
    var renewed = one.createAgent(store, KEY, kept).tokens();
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(renewed);
    assertThat(kept.sets()).containsExactly(renewed);
    assertThat(provider.tokenRequests()).isEqualTo(1);
    assertThat(provider.endedSessions()).isFalse();
  }

  @Test
  @DisplayName("A write that was carried out though its answer was lost counts")
  void answerOfStoreLost() {
    store.save(KEY, provider.expiredLogin());
    store.failWrites(1, true);
    var kept = new KeptTokens();
    var renewed = one.createAgent(store, KEY, kept).tokens();
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(renewed);
    assertThat(kept.sets()).containsExactly(renewed);
    assertThat(provider.revoked()).isEmpty();
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("A lease that cannot be given back spoils nothing")
  void releaseFails() {
    store.save(KEY, provider.expiredLogin());
    store.failReleases();
    assertThat(one.createAgent(store, KEY, RefreshListener.none()).tokens())
        .isEqualTo(store.load(KEY).orElseThrow().tokens());
  }

  @Test
  @DisplayName("A listener that fails is its caller's matter: the new set is stored for all others")
  void listenerFails() {
    store.save(KEY, provider.expiredLogin());
    assertThatThrownBy(() ->
            one.createAgent(
                store,
                KEY,
                _ -> {
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");
    var tokens = other.createAgent(store, KEY, RefreshListener.none()).tokens();
    assertThat(tokens).isEqualTo(store.load(KEY).orElseThrow().tokens());
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("A thread that is interrupted while another node refreshes gives up")
  void interrupted() throws InterruptedException {
    store.save(KEY, provider.expiredLogin());
    store.acquireLease(KEY, "other", LEASE);
    var waiting = start(one);
    waiting.awaitWaiting(1);
    waiting.threads().get(0).interrupt();
    assertThat(waiting.outcomes().get(0).failure())
        .get()
        .isInstanceOfSatisfying(
            IdpException.Unavailable.class,
            gaveUp -> assertThat(gaveUp.reason()).isEqualTo("interrupted"));
  }
}
