package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.IssuerId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever waits for events")
final class WaitersTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId GLOBEX = new IssuerId("globex");

  private final Waiters waiters = new Waiters();

  @Test
  @DisplayName("of one issuer leaves room for those of others, however many keys it has")
  void byIssuer() {
    for (int one = 0; one < Waiters.OF_ISSUER; one++) {
      assertThat(waiters.enter("key" + one, ACME)).isTrue();
    }
    assertThat(waiters.enter("another", ACME)).isFalse();
    assertThat(waiters.enter("another", GLOBEX)).isTrue();
    assertThat(Waiters.OF_ISSUER).isLessThan(Waiters.MOST / 2);

    waiters.leave("key0", ACME);
    assertThat(waiters.enter("key0", ACME)).isTrue();
    assertThat(waiters.enter("key0", ACME)).isFalse();
  }

  @Test
  @DisplayName("by one key takes a few places, of whichever issuers")
  void byKey() {
    for (int one = 0; one < Waiters.OF_CALLER; one++) {
      assertThat(waiters.enter("owner", new IssuerId("i" + one))).isTrue();
    }
    assertThat(waiters.enter("owner", ACME)).isFalse();
    assertThat(waiters.enter("other", ACME)).isTrue();
  }
}
