package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.Crowd;
import dev.gatewright.client.testing.KeptTokens;
import dev.gatewright.client.testing.RotatingProvider;
import dev.gatewright.client.testing.RotatingProvider.Fault;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import dev.gatewright.client.token.TokenSet;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A refresh that fails says what to do next, and ends no session that could go on")
class RefreshFailureTest {
  private final SettableClock clock = new SettableClock();
  private final RotatingProvider provider;
  private final IdpClient idp;

  RefreshFailureTest() throws IOException {
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
  @DisplayName("invalid_grant means to log in again, for every thread with a stack of its own")
  void invalidGrant() throws InterruptedException {
    var expired = provider.expiredLogin();
    provider.endAllSessions();
    var hold = provider.hold();
    var kept = new KeptTokens();
    var crowd = Crowd.start(8, _ -> idp.createAgent(expired, kept));
    hold.awaitArrival();
    crowd.awaitWaiting(8);
    hold.release();

    var failures = crowd.outcomes().stream().map(o -> o.failure().orElseThrow()).toList();
    assertThat(failures)
        .allSatisfy(f -> assertThat(f).isInstanceOf(IdpException.LoginRequired.class))
        .doesNotHaveDuplicates();
    assertThat(failures)
        .filteredOn(f -> f.getCause() instanceof IdpException.LoginRequired)
        .hasSize(7);
    assertThat(kept.errors()).hasSize(8).allMatch(IdpException.LoginRequired.class::isInstance);
    assertThat(kept.sets()).isEmpty();
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "A provider that is away stops nobody whose access token is good, nor is it asked on")
  void awayWhileGood() {
    var expiring = provider.login(clock.instant().plusSeconds(20));
    provider.fail(new Fault.Status(503, ""));
    var kept = new KeptTokens();

    assertThat(idp.createAgent(expiring, kept).tokens()).isEqualTo(expiring);
    assertThat(idp.createAgent(expiring, kept).tokens()).isEqualTo(expiring);
    assertThat(provider.tokenRequests()).isEqualTo(1);
    clock.advance(RefreshFlights.PAUSE);
    assertThat(idp.createAgent(expiring, kept).tokens()).isNotEqualTo(expiring);
    assertThat(kept.errors()).isEmpty();
  }

  @Test
  @DisplayName("RFC 9110 §10.2.3: a set is left alone as long as Retry-After asks")
  void retryAfter() {
    var expiring = provider.login(clock.instant().plusSeconds(25));
    provider.fail(new Fault.Status(429, "15"));
    idp.createAgent(expiring, RefreshListener.none());
    clock.advance(Duration.ofSeconds(14));
    idp.createAgent(expiring, RefreshListener.none());
    assertThat(provider.tokenRequests()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    idp.createAgent(expiring, RefreshListener.none());
    assertThat(provider.tokenRequests()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "A provider that is away when the access token is expired: Unavailable, told and thrown")
  void awayWhenExpired() {
    var expired = provider.expiredLogin();
    provider.fail(new Fault.Status(503, "7"));
    var kept = new KeptTokens();

    assertThatThrownBy(() -> idp.createAgent(expired, kept))
        .isInstanceOfSatisfying(
            IdpException.Unavailable.class,
            away -> assertThat(away.retryAfter()).contains(Duration.ofSeconds(7)));
    assertThat(kept.errors()).hasSize(1);
    assertThat(idp.createAgent(expired, kept).tokens()).isEqualTo(kept.sets().get(0));
  }

  @Test
  @DisplayName("A listener that fails when told of an error does not hide it")
  void listenerFailsAtError() {
    var expired = provider.expiredLogin();
    provider.fail(new Fault.Status(503, ""));
    assertThatThrownBy(() ->
            idp.createAgent(
                expired,
                new RefreshListener() {
                  @Override
                  public void onRefresh(TokenSet rotated) {}

                  @Override
                  public void onRefreshError(IdpException error) {
                    throw new IllegalStateException("log is full");
                  }
                }))
        .isInstanceOf(IdpException.Unavailable.class)
        .hasSuppressedException(new IllegalStateException("log is full"));
  }

  @Test
  @DisplayName("A connection that broke before the request was seen: sent once more")
  void brokenBefore() {
    var expired = provider.expiredLogin();
    provider.fail(new Fault.BreakBefore());
    var agent = idp.createAgent(expired, RefreshListener.none());
    assertThat(agent.tokens()).isNotEqualTo(expired);
    assertThat(provider.tokenRequests()).isEqualTo(2);
  }

  @Test
  @DisplayName("A connection that breaks twice is given up on")
  void brokenTwice() {
    var expired = provider.expiredLogin();
    provider.fail(new Fault.BreakBefore(), new Fault.BreakBefore());
    assertThatThrownBy(() -> idp.createAgent(expired, RefreshListener.none()))
        .isInstanceOf(IdpException.Unavailable.class);
    assertThat(provider.tokenRequests()).isEqualTo(2);
  }

  @Test
  @DisplayName("An answer lost on the way: a provider with grace renews the session all the same")
  void lostAnswer() {
    var expired = provider.expiredLogin();
    provider.hasGrace(true);
    provider.fail(new Fault.BreakAfter());
    assertThat(idp.createAgent(expired, RefreshListener.none()).tokens()).isNotEqualTo(expired);
    assertThat(provider.tokenRequests()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "An interrupt while the answer is awaited loses neither the answer nor the interrupt")
  void interrupted() throws InterruptedException {
    var expired = provider.expiredLogin();
    var hold = provider.hold();
    record Seen(TokenSet tokens, boolean interrupted) {}

    var crowd =
        Crowd.start(
            1,
            _ ->
                new Seen(
                    idp.createAgent(expired, RefreshListener.none()).tokens(),
                    Thread.currentThread().isInterrupted()));
    hold.awaitArrival();
    crowd.threads().get(0).interrupt();
    hold.release();

    var seen = crowd.outcomes().get(0).get();
    assertThat(seen.tokens()).isNotEqualTo(expired);
    assertThat(seen.interrupted()).isTrue();
    assertThat(provider.tokenRequests()).isEqualTo(1);
  }

  @Test
  @DisplayName("A thread that is interrupted while another one refreshes gives up alone")
  void interruptedWaiter() throws InterruptedException {
    var expired = provider.expiredLogin();
    var hold = provider.hold();
    var leader = Crowd.start(1, _ -> idp.createAgent(expired, RefreshListener.none()));
    hold.awaitArrival();
    var waiter = Crowd.start(1, _ -> idp.createAgent(expired, RefreshListener.none()));
    waiter.awaitWaiting(1);
    waiter.threads().get(0).interrupt();

    assertThat(waiter.outcomes().get(0).failure())
        .get()
        .isInstanceOfSatisfying(
            IdpException.Unavailable.class,
            gaveUp -> assertThat(gaveUp.reason()).isEqualTo("interrupted"));
    hold.release();
    assertThat(leader.outcomes().get(0).value()).isPresent();
  }

  @Test
  @DisplayName("OpenID Connect Core §12.2: a refreshed ID token about another person is refused")
  void anotherPerson() {
    var expired = provider.expiredLogin();
    provider.claim("sub", "eve");
    var kept = new KeptTokens();
    assertThatThrownBy(() -> idp.createAgent(expired, kept))
        .isInstanceOfSatisfying(
            IdpException.InvalidToken.class,
            wrong -> assertThat(wrong.reason()).isEqualTo("id_token.sub_changed"));
    assertThat(kept.sets()).isEmpty();
    assertThat(kept.errors()).hasSize(1);
  }

  @Test
  @DisplayName("Keys that cannot be fetched cost the new ID token and not the session")
  void keysAway() {
    var expired = provider.expiredLogin();
    provider.keysAreAway(true);
    var renewed = idp.createAgent(expired, RefreshListener.none()).tokens();
    assertThat(renewed.refreshToken()).isNotEqualTo(expired.refreshToken());
    assertThat(renewed.idToken()).isEqualTo(expired.idToken());
  }

  @Test
  @DisplayName("OpenID Connect Core §12.2: another person is refused without the keys too")
  void anotherPersonWhileKeysAway() {
    var expired = provider.expiredLogin();
    provider.keysAreAway(true);
    provider.claim("sub", "eve");
    assertThatThrownBy(() -> idp.createAgent(expired, RefreshListener.none()))
        .isInstanceOf(IdpException.InvalidToken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interaction_required",
        "login_required",
        "consent_required",
        "account_selection_required"
      })
  @DisplayName("OpenID Connect Core §3.1.2.6: a provider that wants to ask something needs a login")
  void asksThePerson(String error) {
    var scripted = new ScriptedProvider(clock);
    scripted.answer("/token", _ -> ScriptedProvider.json(400, Map.of("error", error)));
    var asking =
        IdpClient.builder()
            .issuer(ScriptedProvider.ISSUER)
            .clientId("web")
            .transport(scripted)
            .clock(clock)
            .build();
    var expired = TokenSet.of("at").refreshToken("rt").expiresAt(clock.instant()).build();
    assertThatThrownBy(() -> asking.createAgent(expired, RefreshListener.none()))
        .isInstanceOfSatisfying(
            IdpException.LoginRequired.class,
            over -> assertThat(over.reason()).isEqualTo("refresh.refused"));
  }
}
