package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Replay;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What [Replay] promises: one first use of a value, also of many at once, and not forgotten while
/// it could be used again.
public abstract class ReplayContract {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int BUSY = 50;

  private final MovableClock clock = new MovableClock();
  private StoreUnderTest<Replay> store;

  /// Opens an empty store.
  protected abstract StoreUnderTest<Replay> open();

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() throws Exception {
    store.close();
  }

  private boolean use(IssuerId issuer, String kind, String value) {
    return store.port().firstUse(issuer, kind, value, now().plus(LIFE), now());
  }

  private Instant now() {
    return clock.instant();
  }

  @Test
  @DisplayName("RFC 7523 §3: a value is good once")
  final void goodOnce() {
    assertThat(use(ACME, "jti", "a")).isTrue();
    assertThat(use(ACME, "jti", "a")).isFalse();
    assertThat(use(ACME, "jti", "a")).isFalse();
  }

  @RepeatedTest(10)
  @DisplayName("RFC 7523 §3: of many callers with one value exactly one is the first to use it")
  final void oneOfManyIsFirst() {
    assertThat(Race.of(() -> use(ACME, "jti", "a"))).containsOnlyOnce(true).contains(false);
    assertThat(use(ACME, "jti", "a")).isFalse();
  }

  @Test
  @DisplayName("Values of other issuers and kinds are other values, and so are neighbours")
  final void valuesAreApart() {
    assertThat(use(ACME, "jti", "bc")).isTrue();
    assertThat(use(OTHER, "jti", "bc")).isTrue();
    assertThat(use(ACME, "dpop", "bc")).isTrue();
    assertThat(use(ACME, "jtib", "c")).isTrue();
    assertThat(use(ACME, "jti", "BC")).isTrue();
    assertThat(use(ACME, "jti", "bc ")).isTrue();
    assertThat(use(ACME, "jti", "b")).isTrue();
    assertThat(use(ACME, "jti", "bc")).isFalse();
  }

  @Test
  @DisplayName("A value may be long and hold anything")
  final void anyValue() {
    var value = "web\n\u0000'\"; \uD83D\uDD11 ".repeat(200);
    assertThat(use(ACME, "jti", value + "1")).isTrue();
    assertThat(use(ACME, "jti", value + "2")).isTrue();
    assertThat(use(ACME, "jti", value + "1")).isFalse();
  }

  @Test
  @DisplayName("A value is remembered until it expires, through every sweep")
  final void rememberedUntilItExpires() {
    var end = now().plus(LIFE);
    assertThat(store.port().firstUse(ACME, "jti", "a", end, now())).isTrue();
    clock.advance(LIFE.minusMillis(1));
    store.sweep(now());
    for (int i = 0; i < BUSY; i++) {
      store.port().firstUse(OTHER, "jti", "busy" + i, now(), now());
    }
    store.sweep(now());

    assertThat(store.port().firstUse(ACME, "jti", "a", end, now())).isFalse();
  }

  @Test
  @DisplayName("After a restart a used value is used")
  final void survives() {
    use(ACME, "jti", "a");
    assumeTrue(store.reopen(), "nothing of this store outlives its closing");

    assertThat(use(ACME, "jti", "a")).isFalse();
    assertThat(use(ACME, "jti", "b")).isTrue();
  }
}
