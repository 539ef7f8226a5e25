package dev.gatewright.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.testing.Crowd;
import dev.gatewright.client.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a [TokenStore] promises, wherever it keeps its sessions.
abstract class TokenStoreContract {
  private static final String KEY = "Zm9vYmFyYmF6cXV4";
  private static final String ISSUER = "https://idp.test";
  private static final TokenSet TOKENS = TokenSet.of("at-1").refreshToken("rt-1").build();
  private static final TokenSet NEXT = TokenSet.of("at-2").refreshToken("rt-2").build();
  private static final Duration LEASE = Duration.ofSeconds(30);

  final SettableClock clock = new SettableClock();
  private TokenStore store = new InMemoryTokenStore(clock);

  /// An empty store that goes by the clock of this test.
  abstract TokenStore newStore();

  abstract int removeExpired(Duration idle);

  @BeforeEach
  final void empty() {
    store = newStore();
  }

  @Test
  @DisplayName("A set reads back as it was saved, under its key alone")
  final void savesWhole() {
    var whole =
        TokenSet.of("at")
            .tokenType("DPoP")
            .refreshToken("rt")
            .idToken("a.b.c")
            .scope("openid ü")
            .expiresAt(clock.instant())
            .build();
    store.save(KEY, whole);
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(whole);
    assertThat(store.load(KEY + "x")).isEmpty();
    assertThat(store.load("")).isEmpty();
  }

  @Test
  @DisplayName("Keys are compared letter for letter, however long or odd they are")
  final void oddKeys() {
    store.save("key", TOKENS);
    store.save("KEY", NEXT);
    store.save("ключ'; --".repeat(500), NEXT);
    assertThat(store.load("key").orElseThrow().tokens()).isEqualTo(TOKENS);
    assertThat(store.load("key ")).isEmpty();
    assertThat(store.load("ключ'; --".repeat(500))).isPresent();
  }

  @Test
  @DisplayName("A new login under the same key takes the place of the old one and of its lease")
  final void saveReplaces() {
    store.save(KEY, TOKENS);
    var before = store.load(KEY).orElseThrow();
    store.acquireLease(KEY, "a", LEASE);
    store.save(KEY, NEXT);
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(NEXT);
    assertThat(store.compareAndSet(KEY, before.version(), TOKENS)).isFalse();
    assertThat(store.acquireLease(KEY, "b", LEASE)).isTrue();
  }

  @Test
  @DisplayName("Compare-and-set writes at the expected version only, and raises it")
  final void compareAndSet() {
    store.save(KEY, TOKENS);
    var first = store.load(KEY).orElseThrow();
    assertThat(store.compareAndSet(KEY, first.version() + 1, NEXT)).isFalse();
    assertThat(store.compareAndSet(KEY, first.version(), NEXT)).isTrue();
    var second = store.load(KEY).orElseThrow();
    assertThat(second.tokens()).isEqualTo(NEXT);
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(store.compareAndSet(KEY, first.version(), TOKENS)).isFalse();
  }

  @Test
  @DisplayName("A session that was removed is not brought back by a refresh that was under way")
  final void removedDuringRefresh() {
    store.save(KEY, TOKENS);
    var found = store.load(KEY).orElseThrow();
    store.acquireLease(KEY, "a", LEASE);
    store.remove(KEY);
    assertThat(store.compareAndSet(KEY, found.version(), NEXT)).isFalse();
    assertThat(store.load(KEY)).isEmpty();
    assertThat(store.acquireLease(KEY, "a", LEASE)).isFalse();
    store.releaseLease(KEY, "a");
    store.remove(KEY);
  }

  @Test
  @DisplayName("A login after a removal is not overwritten by a refresh from before it")
  final void newLife() {
    store.save(KEY, TOKENS);
    var before = store.load(KEY).orElseThrow();
    store.remove(KEY);
    clock.advance(Duration.ofMillis(1));
    store.save(KEY, NEXT);
    assertThat(store.compareAndSet(KEY, before.version(), TOKENS)).isFalse();
    assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(NEXT);
  }

  @Test
  @DisplayName("Of 32 threads that compare and set the same version, one writes")
  final void compareAndSetRace() throws InterruptedException {
    store.save(KEY, TOKENS);
    for (var round = 0; round < 5; round++) {
      var version = store.load(KEY).orElseThrow().version();
      var outcomes =
          Crowd.of(
              32, i -> store.compareAndSet(KEY, version, TokenSet.of("by-" + i).build()) ? i : -1);
      var winners = outcomes.stream().map(Crowd.Outcome::get).filter(i -> i >= 0).toList();
      assertThat(winners).hasSize(1);
      assertThat(store.load(KEY).orElseThrow().tokens().accessToken())
          .isEqualTo("by-" + winners.get(0));
    }
  }

  @Test
  @DisplayName("A lease is taken by exactly one of 32 threads")
  final void leaseRace() throws InterruptedException {
    store.save(KEY, TOKENS);
    for (var round = 0; round < 5; round++) {
      var outcomes = Crowd.of(32, i -> store.acquireLease(KEY, "holder-" + i, LEASE));
      assertThat(outcomes.stream().filter(Crowd.Outcome::get)).hasSize(1);
      clock.advance(LEASE);
    }
  }

  @Test
  @DisplayName("A lease ends after its time, by the clock")
  final void leaseEnds() {
    store.save(KEY, TOKENS);
    assertThat(store.acquireLease(KEY, "a", LEASE)).isTrue();
    clock.advance(LEASE.minusMillis(1));
    assertThat(store.acquireLease(KEY, "b", LEASE)).isFalse();
    assertThat(store.acquireLease(KEY, "a", LEASE)).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(store.acquireLease(KEY, "b", LEASE)).isTrue();
  }

  @Test
  @DisplayName("A lease is given back by its holder only, and a late holder does not end another's")
  final void leaseIsReleased() {
    store.save(KEY, TOKENS);
    store.acquireLease(KEY, "a", LEASE);
    store.releaseLease(KEY, "b");
    assertThat(store.acquireLease(KEY, "b", LEASE)).isFalse();
    store.releaseLease(KEY, "a");
    assertThat(store.acquireLease(KEY, "b", LEASE)).isTrue();
    store.releaseLease(KEY, "a");
    assertThat(store.acquireLease(KEY, "a", LEASE)).isFalse();
  }

  @Test
  @DisplayName(
      "A lease changes neither the tokens nor their version, and survives a change of them")
  final void leaseIsApart() {
    store.save(KEY, TOKENS);
    var before = store.load(KEY).orElseThrow();
    store.acquireLease(KEY, "a", LEASE);
    assertThat(store.load(KEY)).contains(before);
    assertThat(store.compareAndSet(KEY, before.version(), NEXT)).isTrue();
    assertThat(store.acquireLease(KEY, "b", LEASE)).isFalse();
  }

  @Test
  @DisplayName("A lease from a clock that has gone back since is void")
  final void clockGoesBack() {
    store.save(KEY, TOKENS);
    clock.advance(Duration.ofDays(1));
    store.acquireLease(KEY, "a", LEASE);
    clock.advance(Duration.ofDays(-1));
    assertThat(store.acquireLease(KEY, "b", LEASE)).isTrue();
  }

  @Test
  @DisplayName("Sixteen logins that begin under one new key at once leave one of them")
  final void saveRace() throws InterruptedException {
    var outcomes =
        Crowd.of(
            16,
            i -> {
              store.save(KEY, TokenSet.of("by-" + i).build());
              return i;
            });
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.value()).isPresent());
    assertThat(store.load(KEY).orElseThrow().tokens().accessToken()).startsWith("by-");
  }

  @Test
  @DisplayName("OpenID Connect Back-Channel Logout §2.5: a sid ends the session of its issuer")
  final void removeBySid() {
    save("1", ISSUER, "ada", "s1");
    save("2", ISSUER, "ada", "s2");
    save("3", "https://other.test", "ada", "s1");
    save("4", ISSUER, "ada", "S1");
    store.save("5", TOKENS);

    assertThat(store.removeAll(logout(Optional.empty(), Optional.of("s1")))).isEqualTo(1);
    assertThat(left(5)).isEqualTo("2345");
    assertThat(store.removeAll(logout(Optional.of("eve"), Optional.of("s2")))).isZero();
    assertThat(store.removeAll(logout(Optional.of("ada"), Optional.of("s2")))).isEqualTo(1);
    assertThat(left(5)).isEqualTo("345");
  }

  @Test
  @DisplayName("OpenID Connect Back-Channel Logout §2.5: a sub ends every session of the person")
  final void removeBySub() {
    save("1", ISSUER, "ada", "s1");
    save("2", ISSUER, "ada", "");
    save("3", "https://other.test", "ada", "");
    save("4", ISSUER, "Ada", "");
    store.save("5", TOKENS);

    assertThat(store.removeAll(logout(Optional.of("ada"), Optional.empty()))).isEqualTo(2);
    assertThat(left(5)).isEqualTo("345");
  }

  @Test
  @DisplayName("A session is found by its sid when its refreshed ID token names none any more")
  final void sidOutlivesRefresh() {
    save("1", ISSUER, "ada", "s1");
    var found = store.load("1").orElseThrow();
    store.compareAndSet("1", found.version(), tokens(ISSUER, "ada", ""));
    assertThat(store.removeAll(logout(Optional.of("ada"), Optional.of("s1")))).isEqualTo(1);
  }

  @Test
  @DisplayName("A new login under an old key is not found by the old one's sid")
  final void sidEndsWithLogin() {
    save("1", ISSUER, "ada", "s1");
    save("1", ISSUER, "ada", "");
    assertThat(store.removeAll(logout(Optional.empty(), Optional.of("s1")))).isZero();
  }

  @Test
  @DisplayName("Sessions that did not change for the idle time are swept, the others stay")
  final void sweep() {
    for (var i = 0; i < 2 * JdbcTokenStore.SWEEP_STEP + 1; i++) {
      store.save("old-" + i, TOKENS);
    }
    store.save("used", TOKENS);
    clock.advance(Duration.ofHours(1));
    store.compareAndSet("used", store.load("used").orElseThrow().version(), NEXT);
    assertThat(removeExpired(Duration.ofHours(1))).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(removeExpired(Duration.ofHours(1))).isEqualTo(2 * JdbcTokenStore.SWEEP_STEP + 1);
    assertThat(store.load("used")).isPresent();
    assertThat(store.load("old-0")).isEmpty();
  }

  private void save(String key, String issuer, String subject, String sessionId) {
    store.save(key, tokens(issuer, subject, sessionId));
  }

  private static TokenSet tokens(String issuer, String subject, String sessionId) {
    var claims = new HashMap<String, Object>();
    claims.put("iss", issuer);
    claims.put("sub", subject);
    if (!sessionId.isEmpty()) {
      claims.put("sid", sessionId);
    }
    var payload = JsonObject.of(claims).toJson().getBytes(StandardCharsets.UTF_8);
    return TokenSet.of("at")
        .idToken("e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload) + ".x")
        .build();
  }

  private LogoutToken logout(Optional<String> subject, Optional<String> sessionId) {
    return LogoutToken.of(
        JsonObject.of(
            Map.of(
                "iss",
                ISSUER,
                "sub",
                subject.orElse(""),
                "sid",
                sessionId.orElse(""),
                "jti",
                "j1")));
  }

  private String left(int keys) {
    var left = new StringBuilder();
    for (var key = 1; key <= keys; key++) {
      if (store.load(String.valueOf(key)).isPresent()) {
        left.append(key);
      }
    }
    return left.toString();
  }
}
