package dev.gatewright.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.SqliteBackup;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Numbers of events that are given twice because a backup was put back, with real backups.
final class RestorationsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path folder;
  private Path store;

  @BeforeEach
  void names() {
    store = folder.resolve("gatewright.db");
  }

  @Test
  @DisplayName("An event has an id that none has that was given its number before a restore")
  void ids() {
    happens("acme", 3);
    var backup = backup("one");
    assertThat(place("acme", 3).id("acme")).isEqualTo("acme:3");
    happens("acme", 2);
    restore(backup, NOW, false);
    happens("acme", 2);
    var first = NOW.getEpochSecond();

    assertThat(place("acme", 3).id("acme")).isEqualTo("acme:3");
    assertThat(place("acme", 4).id("acme")).isEqualTo("acme:4:" + first);
    assertThat(place("new", 1).id("new")).isEqualTo("new:1:" + first);

    var second = backup("two");
    restore(second, NOW.plusSeconds(60), true);
    happens("acme", 1);
    assertThat(place("acme", 5).id("acme")).isEqualTo("acme:5:" + first);
    assertThat(place("acme", 6).id("acme")).isEqualTo("acme:6:" + (first + 60));
  }

  @Test
  @DisplayName(
      "Each restore is later than those before, also in the same second and of an old copy")
  void later() {
    happens("acme", 1);
    var backup = backup("one");
    restore(backup, NOW, false);
    restore(backup, NOW, false);
    restore(backup, NOW.minusSeconds(60), true);
    happens("acme", 1);

    assertThat(place("acme", 2)).isEqualTo(new EventPlace(2, NOW.getEpochSecond() + 2));
  }

  @Test
  @DisplayName(
      "Whoever knows events of after the backup goes on with the last one that is as it was")
  void replaced() {
    happens("acme", 3);
    var backup = backup("one");
    happens("acme", 2);
    var known = place("acme", 5);
    assertThat(goOn("acme", known)).isEmpty();
    restore(backup, NOW, false);

    assertThat(goOn("acme", known)).isEqualTo("3");
    happens("acme", 4);
    assertThat(goOn("acme", known)).isEqualTo("3");
    assertThat(goOn("acme", place("acme", 3))).isEmpty();
    assertThat(goOn("acme", place("acme", 7))).isEmpty();
    assertThat(goOn("acme", EventPlace.BEGINNING)).isEmpty();
  }

  @Test
  @DisplayName("Of several restores the earliest number counts that any of them went back to")
  void several() {
    happens("acme", 3);
    var early = backup("early");
    happens("acme", 3);
    var known = place("acme", 6);
    restore(early, NOW, false);
    happens("acme", 5);
    var between = place("acme", 8);
    var late = backup("late");
    happens("acme", 5);
    restore(late, NOW.plusSeconds(60), false);

    assertThat(goOn("acme", known)).isEqualTo("3");
    assertThat(goOn("acme", between)).isEmpty();
    assertThat(goOn("acme", new EventPlace(13, between.restored())))
        .isEqualTo("8:" + between.restored());
  }

  @Test
  @DisplayName("What another restore of the same backup told is not taken for what this store told")
  void otherLine() {
    happens("acme", 3);
    var backup = backup("one");
    restore(backup, NOW, false);
    happens("acme", 2);
    var known = place("acme", 5);
    restore(backup, NOW.plusSeconds(60), false);
    happens("acme", 9);

    assertThat(goOn("acme", known)).isEqualTo("0");
    assertThat(goOn("acme", new EventPlace(99, NOW.getEpochSecond() + 60))).isEqualTo("0");
  }

  @Test
  @DisplayName("A place is read as it is written, and nothing else is")
  void text() {
    for (var place : new EventPlace[] {EventPlace.BEGINNING, new EventPlace(7, 1_796_000_000)}) {
      assertThat(EventPlace.parse(place.text())).contains(place);
    }
    for (var bad : new String[] {"", "-1", "1:", ":1", "1:2:3", "1234567890123456789", "1 "}) {
      assertThat(EventPlace.parse(bad)).as(bad).isEmpty();
    }
  }

  private void happens(String issuer, int count) {
    try (var database = open()) {
      var events = new EventTable(database.readers(), RANDOM);
      database
          .writer()
          .commit(connection -> {
            for (var n = 0; n < count; n++) {
              var user = new UserId("u" + n);
              events.append(
                  connection,
                  new TenantId(issuer),
                  new IdentityEvent.UserAdded(user, UserStatus.ACTIVE, user + "@example.com"),
                  By.operator("command line", NOW));
            }
            return count;
          });
    }
  }

  private EventPlace place(String issuer, long seq) {
    try (var database = open()) {
      return new EventTable(database.readers(), RANDOM).restorations(issuer).place(seq);
    }
  }

  /// The text of where to go on; empty where nothing is missed.
  private String goOn(String issuer, EventPlace known) {
    try (var database = open()) {
      var events = new EventTable(database.readers(), RANDOM);
      return events
          .restorations(issuer)
          .goOn(known, events.last(issuer))
          .map(EventPlace::text)
          .orElse("");
    }
  }

  private Path backup(String name) {
    var copy = folder.resolve(name);
    SqliteBackup.write(store, copy);
    return copy;
  }

  private void restore(Path backup, Instant at, boolean keepSessions) {
    SqliteBackup.restore(backup, store, new SqliteBackup.Restore(keepSessions, at, copy -> {}));
  }

  private Database open() {
    return Database.openSqlite(
        store,
        1,
        cause -> {
          throw new AssertionError(cause);
        });
  }
}
