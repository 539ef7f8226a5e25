package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.ParkedRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What [ParkedRequests] promises: a document comes back as it was until it expires, at its issuer
/// alone.
public abstract class ParkedRequestsContract {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int LARGE = 64 * 1024;
  private static final int BUSY = 50;

  private final MovableClock clock = new MovableClock();
  private StoreUnderTest<ParkedRequests> store;

  /// Opens an empty store that goes by `clock`, which also tells the time of every call.
  protected abstract StoreUnderTest<ParkedRequests> open(MovableClock clock);

  @BeforeEach
  final void openStore() {
    store = open(clock);
  }

  @AfterEach
  final void closeStore() throws Exception {
    store.close();
  }

  private void park(IssuerId issuer, String id, byte[] document) {
    store.port().park(issuer, id, document, now().plus(LIFE));
  }

  private Instant now() {
    return clock.instant();
  }

  @Test
  @DisplayName(
      "A document of any bytes and of 64 KiB comes back as it was, as often as it is asked for")
  final void comesBack() {
    byte[] document = new byte[LARGE];
    for (int i = 0; i < LARGE; i++) {
      document[i] = (byte) (i * 31);
    }
    park(ACME, "a", document);
    park(ACME, "empty", new byte[0]);

    assertThat(store.port().find(ACME, "a", now())).contains(document);
    assertThat(store.port().find(ACME, "a", now())).contains(document);
    assertThat(store.port().find(ACME, "empty", now())).contains(new byte[0]);
    assertThat(store.port().find(ACME, "b", now())).isEmpty();
  }

  @Test
  @DisplayName("What the caller does to its bytes afterwards does not change what is kept")
  final void isNobodyElses() {
    byte[] document = {1, 2, 3};
    park(ACME, "a", document);
    document[0] = 9;
    store.port().find(ACME, "a", now()).orElseThrow()[1] = 9;

    assertThat(store.port().find(ACME, "a", now())).contains(new byte[] {1, 2, 3});
  }

  @Test
  @DisplayName("A document is there until it expires, through every sweep, and gone then")
  final void expires() {
    park(ACME, "a", new byte[] {1});
    clock.advance(LIFE.minusMillis(1));
    store.sweep(now());
    for (int i = 0; i < BUSY; i++) {
      store.port().park(OTHER, "busy" + i, new byte[] {2}, now());
    }
    assertThat(store.port().find(ACME, "a", now())).isPresent();

    clock.advance(Duration.ofMillis(1));
    assertThat(store.port().find(ACME, "a", now())).isEmpty();
  }

  @Test
  @DisplayName("Issuers with equal ids have each their own document")
  final void issuersAreApart() {
    park(ACME, "a", new byte[] {1});
    assertThat(store.port().find(OTHER, "a", now())).isEmpty();
    park(OTHER, "a", new byte[] {2});

    assertThat(store.port().find(ACME, "a", now())).contains(new byte[] {1});
    assertThat(store.port().find(OTHER, "a", now())).contains(new byte[] {2});
  }

  @Test
  @DisplayName("Many documents parked at once are all there")
  final void manyAtOnce() {
    List<Callable<Boolean>> parking =
        IntStream.range(0, Race.RUNNERS)
            .mapToObj(runner ->
                (Callable<Boolean>)
                    () -> {
                      park(ACME, "p" + runner, new byte[] {(byte) runner});
                      return true;
                    })
            .toList();
    Race.of(parking);

    for (int runner = 0; runner < Race.RUNNERS; runner++) {
      assertThat(store.port().find(ACME, "p" + runner, now())).contains(new byte[] {(byte) runner});
    }
  }
}
