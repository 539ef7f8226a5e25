package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What [Sessions] promises: a session is found while it lives, and once ended nothing brings it
/// back.
public abstract class SessionsContract {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final SessionId ID = new SessionId("session-of-ada");
  private static final Duration LIFE = Duration.ofHours(8);

  private final MovableClock clock = new MovableClock();
  private SessionsUnderTest store;

  /// Sessions as a test has them open.
  public interface SessionsUnderTest extends StoreUnderTest<Sessions> {

    /// Begins a session, of a user who is active.
    void begin(IssuerId issuer, LoginSession session);

    /// Makes a user inactive.
    void deactivate(IssuerId issuer, SubjectId subject);
  }

  /// Opens an empty store that goes by `clock`.
  protected abstract SessionsUnderTest open(MovableClock clock);

  @BeforeEach
  final void openStore() {
    store = open(clock);
  }

  @AfterEach
  final void closeStore() throws Exception {
    store.close();
  }

  private LoginSession session() {
    return new LoginSession(
        ID,
        SampleGrant.ADA,
        clock.instant(),
        Set.of("pwd", "otp"),
        Optional.of("1"),
        clock.instant().plus(LIFE));
  }

  @Test
  @DisplayName("A session is found whole until it expires, at its issuer alone")
  final void foundUntilItExpires() {
    var session = session();
    store.begin(ACME, session);
    assertThat(store.port().find(ACME, ID)).contains(session);
    assertThat(store.port().find(OTHER, ID)).isEmpty();
    assertThat(store.port().find(ACME, new SessionId("none"))).isEmpty();

    clock.advance(LIFE.minusMillis(1));
    assertThat(store.port().find(ACME, ID)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(store.port().find(ACME, ID)).isEmpty();
  }

  @Test
  @DisplayName("An ended session is gone, for good and at its issuer alone")
  final void ends() {
    store.begin(ACME, session());
    store.begin(OTHER, session());
    store.port().end(ACME, ID);
    store.port().end(ACME, ID);
    store.port().end(ACME, new SessionId("none"));

    assertThat(store.port().find(ACME, ID)).isEmpty();
    assertThat(store.port().hasEnded(ACME, ID)).isTrue();
    assertThat(store.port().find(OTHER, ID)).isPresent();
    assertThat(store.port().hasEnded(OTHER, ID)).isFalse();
  }

  @Test
  @DisplayName("What is not known has ended")
  final void unknownHasEnded() {
    assertThat(store.port().hasEnded(ACME, ID)).isTrue();
  }

  @Test
  @DisplayName("A logout after the session expired ends it too")
  final void endsAfterExpiry() {
    store.begin(ACME, session());
    clock.advance(LIFE.plusHours(1));
    store.port().end(ACME, ID);

    assertThat(store.port().hasEnded(ACME, ID)).isTrue();
  }

  @Test
  @DisplayName("The session of an inactive user is not found")
  final void inactiveUser() {
    store.begin(ACME, session());
    store.deactivate(OTHER, SampleGrant.ADA);
    assertThat(store.port().find(ACME, ID)).isPresent();
    store.deactivate(ACME, SampleGrant.ADA);

    assertThat(store.port().find(ACME, ID)).isEmpty();
  }
}
