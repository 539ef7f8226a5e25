package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    var events = new EventTable(database.readers(), new SecureRandom());
    sessions = new SessionTable(database, events);
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
    assertThat(sessions.end(OTHER, session.id(), By.owner(NOW))).isFalse();
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
    assertThat(sessions.end(ACME, session.id(), By.owner(NOW.plusSeconds(3001)))).isTrue();
    assertThat(sessions.end(ACME, session.id(), By.owner(NOW.plusSeconds(3002)))).isFalse();
    assertThat(sessions.touch(ACME, session.id(), NOW.plusSeconds(3003))).isFalse();
  }

  @Test
  @DisplayName("Of two that strengthen one session at once, the second is told to read again")
  final void rewritesWhatWasRead() {
    var session = start(NOW);
    var read = session.document();
    var mine = session.proved(List.of(new Factor(SignInMethod.RECOVERY_CODE, NOW.plusSeconds(9))));
    var theirs = read.with("a_later_field", Map.of("kept", List.of(1L, true, "x")));

    assertThat(sessions.rewrite(OTHER, session.id(), read, theirs, By.owner(NOW))).isFalse();
    assertThat(sessions.rewrite(ACME, session.id(), read, theirs, By.owner(NOW))).isTrue();
    assertThat(sessions.rewrite(ACME, session.id(), read, mine.document(), By.owner(NOW)))
        .isFalse();

    var found = sessions.find(ACME, session.id()).orElseThrow();
    assertThat(found.document()).isEqualTo(theirs);
    assertThat(sessions.end(ACME, session.id(), By.owner(NOW))).isTrue();
    assertThat(sessions.rewrite(ACME, session.id(), theirs, read, By.owner(NOW))).isFalse();
  }

  @Test
  @DisplayName("Of many that strengthen one session at once, each adds to what the others added")
  final void noFactorIsLost() throws Exception {
    var session = start(NOW);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var writers =
          IntStream.range(0, 8)
              .mapToObj(n -> (Callable<Integer>) () -> add(session.id(), "field" + n))
              .toList();
      for (var written : threads.invokeAll(writers)) {
        written.get();
      }
    }

    assertThat(sessions.find(ACME, session.id()).orElseThrow().document().fields().keySet())
        .containsAll(IntStream.range(0, 8).mapToObj(n -> "field" + n).toList());
  }

  private int add(SessionId id, String field) {
    var tries = 0;
    boolean written;
    do {
      tries++;
      var read = sessions.find(ACME, id).orElseThrow();
      var after = read.with(read.document().with(field, "written"));
      written = sessions.rewrite(ACME, id, read.document(), after.document(), By.owner(NOW));
    } while (!written);
    return tries;
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
    return Session.begin(SessionId.generate(random), ACME, ADA, at, Duration.ofDays(7), IDLE)
        .proved(List.of(new Factor(SignInMethod.PASSWORD, at)))
        .seenFrom(Optional.of("Firefox on Linux"), Optional.empty());
  }
}
