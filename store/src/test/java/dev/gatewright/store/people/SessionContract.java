package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What sessions promise, on every dialect.
abstract class SessionContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
  private static final Duration IDLE = Duration.ofHours(1);
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final UserId ADA = new UserId("ada");

  private final SecureRandom random = new SecureRandom();
  @TempDir private Path folder;
  private Database database;
  private SessionTable sessions;

  abstract Database open(Path folder);

  @BeforeEach
  final void setUp() {
    database = open(folder);
    sessions = new SessionTable(database);
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName("A session reads back as it was written, at its tenant alone")
  final void sessionsAreKeptWhole() {
    var session = start(NOW);

    assertThat(sessions.find(ACME, session.id())).contains(session);
    assertThat(sessions.find(OTHER, session.id())).isEmpty();
    assertThat(sessions.end(OTHER, session.id(), NOW)).isFalse();
    assertThat(sessions.listByUser(ACME, ADA, NOW, 10)).containsExactly(session);
  }

  @Test
  @DisplayName("A new sign-in ends the session it replaces in that browser")
  final void replacedSessionEnds() {
    var first = start(NOW);
    var second = session(NOW.plusSeconds(1));
    sessions.start(ACME, second, Optional.of(first.id()), 10);

    assertThat(sessions.find(ACME, first.id()).orElseThrow().endedAt())
        .contains(NOW.plusSeconds(1));
    assertThat(sessions.listByUser(ACME, ADA, NOW.plusSeconds(1), 10)).containsExactly(second);
  }

  @Test
  @DisplayName(
      "Concurrent sign-ins leave at most the limit of live sessions, the newest among them")
  final void sessionsAreBounded() throws Exception {
    try (var threads = Executors.newFixedThreadPool(10)) {
      var starts =
          IntStream.range(0, 10)
              .mapToObj(n -> (Callable<Session>) () -> startOneOf3(NOW.plusSeconds(n)))
              .toList();
      for (var started : threads.invokeAll(starts)) {
        started.get();
      }
    }
    var last = startOneOf3(NOW.plusSeconds(20));

    assertThat(sessions.listByUser(ACME, ADA, NOW.plusSeconds(20), 10)).hasSize(3).contains(last);
  }

  @Test
  @DisplayName("A visit keeps a live session alive and never brings back a dead one")
  final void touchKeepsAlive() {
    var session = start(NOW);

    assertThat(sessions.touch(ACME, session.id(), NOW.plusSeconds(3000))).isTrue();
    assertThat(sessions.touch(ACME, session.id(), NOW.plusSeconds(10))).isTrue();
    assertThat(sessions.find(ACME, session.id()).orElseThrow().lastSeenAt())
        .isEqualTo(NOW.plusSeconds(3000));
    assertThat(sessions.touch(ACME, session.id(), NOW.plusSeconds(3000).plus(IDLE))).isFalse();
    assertThat(sessions.end(ACME, session.id(), NOW.plusSeconds(3001))).isTrue();
    assertThat(sessions.end(ACME, session.id(), NOW.plusSeconds(3002))).isFalse();
    assertThat(sessions.touch(ACME, session.id(), NOW.plusSeconds(3003))).isFalse();
  }

  @Test
  @DisplayName("All sessions of a user can be ended at once, or all but one")
  final void endMany() {
    var first = start(NOW);
    start(NOW);
    start(NOW);

    assertThat(sessions.endOthers(ACME, ADA, first.id(), NOW)).isEqualTo(2);
    assertThat(sessions.listByUser(ACME, ADA, NOW, 10)).containsExactly(first);
    assertThat(sessions.endAll(ACME, ADA, NOW)).isEqualTo(1);
    assertThat(sessions.endAll(ACME, ADA, NOW)).isZero();
    assertThat(sessions.listByUser(ACME, ADA, NOW, 10)).isEmpty();
  }

  private Session start(Instant at) {
    var session = session(at);
    sessions.start(ACME, session, Optional.empty(), 10);
    return session;
  }

  private Session startOneOf3(Instant at) {
    var session = session(at);
    sessions.start(ACME, session, Optional.empty(), 3);
    return session;
  }

  private Session session(Instant at) {
    return new Session(
        SessionId.generate(random),
        ACME,
        ADA,
        at,
        Set.of("pwd", "otp"),
        Optional.of("2"),
        at,
        at,
        at.plus(Duration.ofDays(7)),
        IDLE,
        Optional.empty(),
        Optional.of("Firefox on Linux"),
        Optional.empty());
  }
}
