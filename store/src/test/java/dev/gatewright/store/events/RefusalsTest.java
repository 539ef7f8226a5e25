package dev.gatewright.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.ProtocolEvent.RequestRefused;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What strangers can cause")
final class RefusalsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final IssuerId ACME = new IssuerId("acme");
  private static final RequestRefused WRONG_PASSWORD =
      new RequestRefused("login", "login.wrong_credentials");

  private final Database database =
      Database.openInMemory(
          "refusals",
          1,
          cause -> {
            throw new AssertionError(cause);
          });
  private final EventTable events = new EventTable(database.readers(), new SecureRandom());
  private final Refusals refusals = new Refusals(database.writer(), events);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("is written a few times an hour and counted beyond, so that a flood fills no disk")
  void floodIsCounted() {
    for (var i = 0; i < 10_000; i++) {
      refusals.note(ACME, WRONG_PASSWORD, NOW.plusMillis(i));
    }
    refusals.note(ACME, new RequestRefused("token", "client.wrong_secret"), NOW);
    refusals.note(new IssuerId("other"), WRONG_PASSWORD, NOW);

    assertThat(names("acme")).hasSize(Refusals.SAMPLES + 1).containsOnly("request.refused");
    assertThat(names("other")).hasSize(1);
    refusals.flush(NOW.plus(Refusals.WINDOW).minusMillis(1));
    assertThat(names("acme")).hasSize(Refusals.SAMPLES + 1);
    refusals.flush(NOW.plus(Refusals.WINDOW));
    var counted = events.after("acme", 0, 100).getLast();
    assertThat(counted.name()).isEqualTo("request.refusals_counted");
    assertThat(counted.details())
        .containsEntry("endpoint", "login")
        .containsEntry("count", Integer.toString(10_000 - Refusals.SAMPLES));
    refusals.flush(NOW.plus(Refusals.WINDOW).plusSeconds(9));
    assertThat(names("acme")).hasSize(Refusals.SAMPLES + 2);
  }

  @Test
  @DisplayName("says which key it was, each with a few of its own, and counts them apart")
  void keys() {
    for (var i = 0; i < 10; i++) {
      refusals.note(ACME, revoked("key_a"), NOW);
    }
    refusals.note(ACME, revoked("key_b"), NOW);

    assertThat(events.after("acme", 0, 100))
        .extracting(event -> event.details().get("key"))
        .containsExactly("key_a", "key_a", "key_a", "key_a", "key_a", "key_b");
    refusals.flush(NOW.plus(Refusals.WINDOW));
    assertThat(events.after("acme", 0, 100).getLast().details())
        .containsEntry("key", "key_a")
        .containsEntry("count", "5");
  }

  private static RequestRefused revoked(String key) {
    return new RequestRefused("administration", "api_key.revoked", Optional.of(key));
  }

  @Test
  @DisplayName("begins anew in the next hour")
  void nextHour() {
    for (var i = 0; i < Refusals.SAMPLES; i++) {
      refusals.note(ACME, WRONG_PASSWORD, NOW);
    }
    refusals.note(ACME, WRONG_PASSWORD, NOW.plus(Refusals.WINDOW));

    assertThat(names("acme")).hasSize(Refusals.SAMPLES + 1);
  }

  private List<String> names(String issuer) {
    return events.after(issuer, 0, 1000).stream().map(KeptEvent::name).toList();
  }
}
