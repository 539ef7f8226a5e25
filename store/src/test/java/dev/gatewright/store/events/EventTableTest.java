package dev.gatewright.store.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.FatalHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The trail of events")
final class EventTableTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final UserId ADA = new UserId("ada");
  private static final int WRITERS = 8;
  private static final int EACH = 60;

  @TempDir private Path folder;
  private Database database;
  private EventTable events;

  @BeforeEach
  void open() {
    FatalHandler fatal =
        cause -> {
          throw new AssertionError(cause);
        };
    database = Database.openSqlite(folder.resolve("test.db"), 2, fatal);
    events = new EventTable(database.readers(), new SecureRandom());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName(
      "A reader that goes on after the last number it saw misses no event and sees none twice")
  void cursorMissesNothing() throws Exception {
    var writing = new AtomicBoolean(true);
    try (var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
      var reader = threads.submit(() -> follow(writing));
      var writers =
          IntStream.range(0, WRITERS).mapToObj(n -> (Callable<Integer>) () -> write(n)).toList();
      for (var writer : threads.invokeAll(writers)) {
        writer.get();
      }
      writing.set(false);

      assertThat(reader.get())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, WRITERS * EACH).boxed().toList());
    }
  }

  private List<Long> follow(AtomicBoolean writing) {
    var seen = new ArrayList<Long>();
    boolean more;
    do {
      more = writing.get();
      var last = seen.isEmpty() ? 0 : seen.getLast();
      events.after("acme", last, 1000).forEach(event -> seen.add(event.seq()));
    } while (more);
    return seen;
  }

  /// Every other change is undone after its event was numbered.
  private int write(int writer) {
    for (var i = 0; i < EACH; i++) {
      assertThatIllegalStateException().isThrownBy(() -> append(true));
      append(false);
    }
    return writer;
  }

  private void append(boolean undo) {
    database
        .writer()
        .commit(connection -> {
          events.append(connection, ACME, new IdentityEvent.PasswordSet(ADA), By.owner(NOW));
          if (undo) {
            throw new IllegalStateException("undone");
          }
          return true;
        });
  }

  @Test
  @DisplayName(
      "What is about a person is sealed, and gone with the account; that it happened stays")
  void forgetsAPerson() throws Exception {
    commit(added("ada@acme.test"));
    commit(new IdentityEvent.PasswordSet(ADA));

    assertThat(events.after("acme", 0, 10).getFirst().personal().orElseThrow())
        .containsEntry("email", "ada@acme.test");
    database
        .writer()
        .commit(connection -> {
          events.forget(connection, "acme", "ada");
          return true;
        });

    var left = events.after("acme", 0, 10);
    assertThat(left).extracting(KeptEvent::name).containsExactly("user.added", "user.password_set");
    assertThat(left.getFirst().personal()).isEmpty();
    assertThat(left.getFirst().details()).containsEntry("status", "ACTIVE");
    commit(added("other@acme.test"));
    assertThat(events.after("acme", 0, 10))
        .extracting(event -> event.personal().isPresent())
        .containsExactly(false, true, true);
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("ada@acme.test");
      }
    }
  }

  private static IdentityEvent added(String email) {
    return new IdentityEvent.UserAdded(ADA, UserStatus.ACTIVE, email);
  }

  private void commit(IdentityEvent event) {
    database
        .writer()
        .commit(connection -> {
          events.append(connection, ACME, event, By.operator("command line", NOW));
          return true;
        });
  }

  @Test
  @DisplayName("An event says who did what, when, and nothing of it at another issuer")
  void tellsWhoDidWhat() {
    commit(new IdentityEvent.SignedOutEverywhere(ADA));

    var event = events.after("acme", 0, 10).getFirst();
    assertThat(event.seq()).isEqualTo(1);
    assertThat(event.at()).isEqualTo(NOW);
    assertThat(event.name()).isEqualTo("user.signed_out_everywhere");
    assertThat(event.actor()).isEqualTo("operator:command line");
    assertThat(event.subject()).contains("ada");
    assertThat(events.after("other", 0, 10)).isEmpty();
    assertThat(events.last("acme")).isEqualTo(1);
    assertThat(events.last("other")).isZero();
  }
}
