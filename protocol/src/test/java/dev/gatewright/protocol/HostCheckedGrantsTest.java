package dev.gatewright.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.memory.InMemoryGrants;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Grants checked with the host")
final class HostCheckedGrantsTest {
  private static final IssuerId ACME = new IssuerId("acme");

  private final SettableClock clock = new SettableClock();
  private final InMemoryPorts host = new InMemoryPorts(clock);
  private final InMemoryGrants kept = new InMemoryGrants(clock);
  private final DyingSubjects subjects = new DyingSubjects();
  private final Grants grants =
      new HostCheckedGrants(kept, host.clients(), subjects, host.sessions());

  /// A subject that is found as often as the test says, and never again.
  private static final class DyingSubjects implements Subjects {
    private final AtomicInteger lives = new AtomicInteger(1_000);

    @Override
    public Optional<SubjectView> find(IssuerId issuer, SubjectId subject) {
      return lives.getAndDecrement() > 0
          ? Optional.of(new SubjectView(subject, Map.of(), List.of(), Instant.EPOCH))
          : Optional.empty();
    }
  }

  HostCheckedGrantsTest() {
    host.clients().put(ACME, ClientBuilder.web("web").build());
  }

  @Test
  @DisplayName("Who dies while a code is redeemed gets nothing, and what was kept is revoked")
  void diesWhileRedeeming() {
    subjects.lives.set(1);

    assertThat(grants.redeem(ACME, Samples.grant("1", clock.instant()), clock.instant()))
        .isEqualTo(new Redemption.NotAlive(Dead.SUBJECT));
    assertThat(kept.refresh(ACME, Samples.attempt("1", 0), clock.instant()))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.REVOKED));
  }

  @Test
  @DisplayName("Who dies while a token is refreshed gets nothing, and the grant is revoked")
  void diesWhileRefreshing() {
    grants.redeem(ACME, Samples.grant("1", clock.instant()), clock.instant());
    subjects.lives.set(1);

    assertThat(grants.refresh(ACME, Samples.attempt("1", 0), clock.instant()))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.SUBJECT_INACTIVE));
    assertThat(kept.refresh(ACME, Samples.attempt("1", 1), clock.instant()))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.REVOKED));
  }

  @Test
  @DisplayName("Who was dead before leaves the code unspent and the generation as it was")
  void deadBeforeChangesNothing() {
    var first = Samples.grant("1", clock.instant());
    subjects.lives.set(0);
    assertThat(grants.redeem(ACME, first, clock.instant()))
        .isEqualTo(new Redemption.NotAlive(Dead.SUBJECT));
    subjects.lives.set(1_000);
    assertThat(grants.redeem(ACME, first, clock.instant())).isEqualTo(new Redemption.Redeemed());

    subjects.lives.set(0);
    assertThat(grants.refresh(ACME, Samples.attempt("1", 0), clock.instant()))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.SUBJECT_INACTIVE));
    subjects.lives.set(1_000);
    assertThat(grants.refresh(ACME, Samples.attempt("1", 0), clock.instant()))
        .isEqualTo(new RefreshOutcome.Advanced(1));
  }

  @Test
  @DisplayName("Who is dead is still a thief: an old token revokes the grant")
  void deadThief() {
    grants.redeem(ACME, Samples.grant("1", clock.instant()), clock.instant());
    grants.refresh(ACME, Samples.attempt("1", 0), clock.instant());
    clock.advance(Duration.ofMinutes(2));
    subjects.lives.set(0);

    assertThat(grants.refresh(ACME, Samples.attempt("1", 0), clock.instant()))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.THEFT));
    assertThat(kept.refresh(ACME, Samples.attempt("1", 1), clock.instant()))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.REVOKED));
  }
}
