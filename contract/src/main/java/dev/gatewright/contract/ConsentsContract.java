package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Consents;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What [Consents] promises: what a user allowed adds up, for that user, client and issuer alone,
/// and none of it is lost.
public abstract class ConsentsContract {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final SubjectId ADA = new SubjectId("ada");
  private static final ClientId WEB = new ClientId("web");

  private final MovableClock clock = new MovableClock();
  private StoreUnderTest<Consents> store;

  /// Opens an empty store.
  protected abstract StoreUnderTest<Consents> open();

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() throws Exception {
    store.close();
  }

  private void allow(String... scope) {
    store.port().allow(ACME, ADA, WEB, Scope.of(scope), clock.instant());
  }

  private Scope consented(IssuerId issuer, SubjectId subject, ClientId client) {
    return store.port().consented(issuer, subject, client);
  }

  @Test
  @DisplayName("Consent adds up, and what was allowed before stays")
  final void addsUp() {
    assertThat(consented(ACME, ADA, WEB)).isEqualTo(Scope.empty());
    allow("openid");
    allow("openid", "email");
    allow();
    allow("email");

    assertThat(consented(ACME, ADA, WEB)).isEqualTo(Scope.of("openid", "email"));
  }

  @Test
  @DisplayName("Consent is one user's, to one client, at one issuer")
  final void consentsAreApart() {
    allow("openid");

    assertThat(consented(OTHER, ADA, WEB)).isEqualTo(Scope.empty());
    assertThat(consented(ACME, new SubjectId("bob"), WEB)).isEqualTo(Scope.empty());
    assertThat(consented(ACME, ADA, new ClientId("spa"))).isEqualTo(Scope.empty());
    store.port().allow(OTHER, ADA, WEB, Scope.of("email"), clock.instant());
    assertThat(consented(ACME, ADA, WEB)).isEqualTo(Scope.of("openid"));
  }

  @RepeatedTest(10)
  @DisplayName("Of scopes allowed at once none is lost")
  final void nothingIsLostInARace() {
    Race.of(
        IntStream.range(0, Race.RUNNERS)
            .mapToObj(runner ->
                (Callable<Boolean>)
                    () -> {
                      allow("scope" + runner);
                      return true;
                    })
            .toList());

    assertThat(consented(ACME, ADA, WEB).tokens()).hasSize(Race.RUNNERS);
  }

  @Test
  @DisplayName("Consent does not expire, and is there after a restart")
  final void stays() {
    allow("openid");
    clock.advance(Duration.ofDays(10_000));
    store.sweep(clock.instant());
    assertThat(consented(ACME, ADA, WEB)).isEqualTo(Scope.of("openid"));
    assumeTrue(store.reopen(), "nothing of this store outlives its closing");

    assertThat(consented(ACME, ADA, WEB)).isEqualTo(Scope.of("openid"));
  }
}
