package dev.gatewright.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.audit.TrailCheck.Fault;
import dev.gatewright.store.audit.TrailCheck.Wrong;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Events after their time")
final class RetentionTest {
  private static final Instant LATER = Trail.NOW.plus(Duration.ofDays(500));
  private static final Instant BEFORE = LATER.minus(Duration.ofDays(400));

  @TempDir private Path folder;
  private Trail trail;

  @BeforeEach
  void open() {
    trail = new Trail(folder);
    trail.happens("acme", 600, Trail.NOW);
    trail.happens("other", 2, Trail.NOW);
    trail.chainAndSign(Trail.NOW.plusSeconds(5));
    trail.happens("acme", 3, LATER.minusSeconds(60));
  }

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  @DisplayName("go in steps up to a signed head; numbers and the chain go on from there")
  void go() {
    cut(false);
    assertThat(trail.retention.sweep("acme")).isEqualTo(500);
    assertThat(trail.verify().fault()).as("in the middle of it").isEmpty();
    assertThat(trail.retention.sweep("acme")).isEqualTo(100);
    assertThat(trail.retention.sweep("acme")).isZero();

    assertThat(trail.events.after("acme", 0, 10))
        .extracting("seq")
        .containsExactly(601L, 602L, 603L);
    assertThat(trail.events.after("other", 0, 10)).hasSize(2);
    assertThat(trail.number("SELECT count(*) FROM event_chain WHERE issuer = 'acme'")).isZero();
    trail.chainAndSign(LATER);
    var outcome = trail.verify();
    assertThat(outcome.fault()).isEmpty();
    assertThat(outcome.first()).isEqualTo(601);
    assertThat(outcome.last()).isEqualTo(603);
    cut(false);
    assertThat(trail.retention.sweep("acme")).as("nothing more is old enough").isZero();
  }

  @Test
  @DisplayName(
      "stay while a webhook, one of its deliveries or the syslog receiver has them to read")
  void held() {
    trail.sql(
        """
        INSERT INTO webhook (issuer, id, url, events, active, seen, failures, paused_until, secret)
        VALUES ('acme', 'crm', 'https://crm.test', '*', 1, 599, 0, 0, x'00')
        """);
    cut(false);
    assertThat(trail.retention.sweep("acme")).isZero();

    trail.sql("UPDATE webhook SET seen = 603");
    trail.sql(
        """
        INSERT INTO webhook_delivery (issuer, webhook, seq, event, outcome, tries, deadline, due_at,
          took, status, reason)
        VALUES ('acme', 'crm', 600, 'user.added', 'WAITING', 0, 0, 0, 0, 0, '')
        """);
    cut(false);
    assertThat(trail.retention.sweep("acme")).isZero();

    trail.sql("UPDATE webhook_delivery SET due_at = NULL");
    trail.sql("INSERT INTO syslog_cursor VALUES ('acme', 12)");
    cut(true);
    assertThat(trail.retention.sweep("acme")).isZero();

    cut(false);
    assertThat(trail.retention.sweep("acme")).isEqualTo(500);
  }

  @Test
  @DisplayName("of a webhook that is off or inactive hold nothing up")
  void offHoldsNothing() {
    trail.sql(
        """
        INSERT INTO webhook (issuer, id, url, events, active, off_at, seen, failures, paused_until,
          secret)
        VALUES ('acme', 'crm', 'https://crm.test', '*', 1, 5, 7, 0, 0, x'00')
        """,
        """
        INSERT INTO webhook (issuer, id, url, events, active, seen, failures, paused_until, secret)
        VALUES ('acme', 'old', 'https://old.test', '*', 0, 7, 0, 0, x'00')
        """);
    cut(false);
    assertThat(trail.retention.sweep("acme")).isEqualTo(500);
  }

  @Test
  @DisplayName("cannot be deleted further by somebody who has the file and no key")
  void forgedCut() {
    cut(false);
    trail.chainAndSign(LATER);
    trail.sql(
        "UPDATE audit_chain SET cut_seq = 602,"
            + " cut_hash = (SELECT hash FROM event_chain WHERE issuer = 'acme' AND seq = 602)"
            + " WHERE issuer = 'acme'");

    assertThat(trail.verify().fault().map(Fault::wrong)).contains(Wrong.BEGINNING_FORGED);
  }

  private void cut(boolean syslog) {
    trail.retention.cut("acme", BEFORE, syslog, LATER);
  }
}
