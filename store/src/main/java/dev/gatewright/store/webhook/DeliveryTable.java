package dev.gatewright.store.webhook;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent.WebhookChanged;
import dev.gatewright.protocol.events.ProtocolEvent.WebhookGivenUp;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.RetryPlan;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.Delivery.Outcome;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table `webhook_delivery`: which events wait for which webhook, and what became of the last
/// ones. Safe for any number of threads; of one webhook one thread at a time makes deliveries.
///
/// An event becomes a row by the unit that moves the webhook's cursor past it, and the row is
/// settled after the receiver answered. So an event is delivered at least once, and more often only
/// where a process ended in between. Nothing is leased: one process has the store.
///
/// **Order.** Rows are delivered in the order of events. One that fails holds the later ones up for
/// its first [#IN_ORDER] attempts, half a minute; then it is set aside, and comes when it is due,
/// out of order. So neither does a short fault of the receiver mix up the order, nor does one event
/// that it cannot take hold up all others.
///
/// **A receiver that is away** is called now and then, for all its events: after some failures in a
/// row none is tried for a time that grows to [#LONGEST_PAUSE]. Of what happens meanwhile at most
/// [#MOST_WAITING] events wait here, the others behind the cursor, where they need no room.
public final class DeliveryTable {
  /// Attempts of one event that hold up the later ones.
  static final int IN_ORDER = 3;

  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /// Rows of a webhook that wait.
  static final int MOST_WAITING = 500;

  /// Rows of a webhook that tell what became of an event.
  static final int MOST_KEPT = 200;

  /// How long they tell it.
  static final Duration KEPT = Duration.ofDays(7);

  /// Events that one unit looks at for one webhook.
  static final int STEP = 100;

  /// What tells of a delivery is itself not delivered: two webhooks whose receivers are gone would
  /// tell each other of it without end.
  private static final Set<String> NOT_SENT =
      Set.of(
          new WebhookGivenUp("", 0, 0).name(),
          new WebhookChanged("", WebhookChanged.Step.TURNED_OFF).name());

  private static final String BEHIND_OF =
      """
      SELECT w.issuer, w.id, w.url, w.events, w.active, w.off_at, w.seen, w.failures,
        (SELECT count(*) FROM webhook_delivery AS d
         WHERE d.issuer = w.issuer AND d.webhook = w.id AND d.due_at IS NOT NULL)
      FROM webhook AS w JOIN event_head AS h ON h.issuer = w.issuer
      WHERE w.active = 1 AND w.off_at IS NULL AND w.seen < h.last
      """;

  private static final Sql BEHIND_OF_ISSUER = Sql.of(BEHIND_OF + "AND w.issuer = :issuer");

  private static final Sql BEHIND =
      Sql.of(
          """
          SELECT DISTINCT w.issuer
          FROM webhook AS w JOIN event_head AS h ON h.issuer = w.issuer
          WHERE w.active = 1 AND w.off_at IS NULL AND w.seen < h.last
          """);

  private static final Sql ANY_ACTIVE =
      Sql.of("SELECT 1 FROM webhook WHERE issuer = :issuer AND active = 1 LIMIT 1");

  private static final Sql EVENTS =
      Sql.of(
          """
          SELECT seq, name FROM event
          WHERE issuer = :issuer AND seq > :seen
            AND seq <= (SELECT last FROM event_head WHERE issuer = :issuer)
          ORDER BY seq LIMIT :limit
          """);

  /// What was settled comes again where it is replayed.
  private static final Sql WRITE =
      Sql.of(
          """
          INSERT INTO webhook_delivery (
            issuer, webhook, seq, event, outcome, tries, deadline, due_at, tried_at, took, status,
            reason, keep_until)
          VALUES (
            :issuer, :id, :seq, :event, 'WAITING', 0, :deadline, :now, NULL, 0, 0, '', NULL)
          ON CONFLICT (issuer, webhook, seq) DO UPDATE SET
            outcome = 'WAITING', tries = 0, deadline = excluded.deadline, due_at = excluded.due_at,
            keep_until = NULL
          WHERE webhook_delivery.outcome <> 'WAITING'
          """);

  private static final Sql SEEN =
      Sql.of(
          """
          UPDATE webhook SET seen = :seen,
            next_at = CASE
              WHEN :written = 0 THEN next_at
              WHEN paused_until > :now THEN paused_until
              ELSE :now END
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql TRIM =
      Sql.of(
          """
          DELETE FROM webhook_delivery
          WHERE issuer = :issuer AND webhook = :id AND seq IN (
            SELECT seq FROM webhook_delivery
            WHERE issuer = :issuer AND webhook = :id AND keep_until IS NOT NULL
            ORDER BY keep_until DESC, seq DESC LIMIT :step OFFSET :most)
          """);

  /// Issuers take turns, so that one with many webhooks delays nobody else's first.
  private static final Sql READY =
      Sql.of(
          """
          SELECT issuer, id FROM (
            SELECT issuer, id, next_at,
              row_number() OVER (PARTITION BY issuer ORDER BY next_at, id) AS turn
            FROM webhook
            WHERE next_at <= :now AND active = 1 AND off_at IS NULL)
          ORDER BY turn, next_at, issuer LIMIT :limit
          """);

  private static final String ROWS =
      """
      SELECT seq, event, outcome, tries, deadline, due_at, tried_at, took, status, reason
      FROM webhook_delivery
      WHERE issuer = :issuer AND webhook = :id
      """;

  private static final Sql DUE =
      Sql.of(ROWS + "AND due_at IS NOT NULL AND due_at <= :now ORDER BY seq LIMIT :limit");

  private static final Sql LIST = Sql.of(ROWS + "ORDER BY seq DESC LIMIT :limit");

  private static final Sql LIST_BEFORE =
      Sql.of(ROWS + "AND seq < :before ORDER BY seq DESC LIMIT :limit");

  private static final Sql ATTEMPTED =
      Sql.of(
          """
          UPDATE webhook_delivery SET outcome = :outcome, tries = tries + 1, due_at = :due_at,
            tried_at = :at, took = :took, status = :status, reason = :reason,
            keep_until = :keep_until
          WHERE issuer = :issuer AND webhook = :id AND seq = :seq AND due_at IS NOT NULL
          """);

  private static final Sql PROCEED =
      Sql.of(
          """
          UPDATE webhook SET failures = :failures, paused_until = :paused_until,
            next_at = (
              SELECT max(min(d.due_at), :paused_until) FROM webhook_delivery AS d
              WHERE d.issuer = webhook.issuer AND d.webhook = webhook.id AND d.due_at IS NOT NULL)
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql LOOK =
      Sql.of(
          """
          UPDATE webhook SET next_at = (
            SELECT max(min(d.due_at), webhook.paused_until) FROM webhook_delivery AS d
            WHERE d.issuer = webhook.issuer AND d.webhook = webhook.id AND d.due_at IS NOT NULL)
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql FAILURES =
      Sql.of("SELECT failures FROM webhook WHERE issuer = :issuer AND id = :id");

  private static final Sql TURN_OFF =
      Sql.of(
          """
          UPDATE webhook SET off_at = :now, next_at = NULL
          WHERE issuer = :issuer AND id = :id AND off_at IS NULL
          """);

  private static final Sql DROP_ALL =
      Sql.of(
          """
          UPDATE webhook_delivery SET outcome = 'GIVEN_UP', due_at = NULL, reason = :reason,
            keep_until = :keep_until
          WHERE issuer = :issuer AND webhook = :id AND due_at IS NOT NULL
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final RetryPlan retries;

  public DeliveryTable(Database database, EventTable events, SecureRandom random) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.retries = new RetryPlan(random);
  }

  /// One webhook among all.
  public record Place(IssuerId issuer, WebhookId id) {}

  /// Of these issuers those that have webhooks; asked before a unit is spent on them.
  public Set<IssuerId> withWebhooks(Set<String> issuers) {
    return readers.read(connection -> {
      var found = new HashSet<IssuerId>();
      for (var issuer : issuers) {
        if (connection.on(ANY_ACTIVE).set("issuer", issuer).first(Row::number).isPresent()) {
          found.add(new IssuerId(issuer));
        }
      }
      return found;
    });
  }

  /// The issuers with events that were not looked at for a webhook of theirs.
  public Set<IssuerId> behind() {
    return new HashSet<>(
        readers.read(connection -> connection.on(BEHIND).all(row -> new IssuerId(row.text()))));
  }

  /// Writes down what the issuer's next events are to which webhooks, at most [#STEP] of them for
  /// each; whether there may be more to look at now.
  public boolean collect(IssuerId issuer, Instant now) {
    return writer.commit(connection -> {
      var more = false;
      var behind =
          connection.on(BEHIND_OF_ISSUER).set("issuer", issuer.value()).all(WebhookTable::webhook);
      for (var webhook : behind) {
        more |= collect(connection, webhook, now);
      }
      return more;
    });
  }

  private record Event(long seq, String name) {}

  private static boolean collect(SqlConnection connection, KeptWebhook webhook, Instant now)
      throws SQLException {
    var place = new Place(webhook.issuer(), webhook.id());
    var room = Math.min(STEP, MOST_WAITING - webhook.waiting());
    if (room <= 0) {
      return false;
    }
    var next =
        connection
            .on(EVENTS)
            .set("issuer", webhook.issuer().value())
            .set("seen", webhook.seen())
            .set("limit", room)
            .all(row -> new Event(row.number(), row.text()));
    if (next.isEmpty()) {
      return false;
    }
    var written = 0;
    for (var event : next) {
      if (webhook.takes(event.name()) && !NOT_SENT.contains(event.name())) {
        written +=
            one(connection.on(WRITE), place)
                .set("seq", event.seq())
                .set("event", event.name())
                .set("deadline", now.plus(RetryPlan.PATIENCE))
                .set("now", now)
                .run();
      }
    }
    one(connection.on(SEEN), place)
        .set("seen", next.getLast().seq())
        .set("written", written)
        .set("now", now)
        .run();
    one(connection.on(TRIM), place).set("step", STEP).set("most", MOST_KEPT).run();
    return next.size() == room;
  }

  /// At most `limit` webhooks that have something to be sent now, in the order of their turns.
  public List<Place> ready(Instant now, int limit) {
    return readers.read(connection ->
        connection
            .on(READY)
            .set("now", now)
            .set("limit", limit)
            .all(row -> new Place(new IssuerId(row.text()), new WebhookId(row.text()))));
  }

  /// At most `limit` deliveries of a webhook that are due, in the order of their events.
  public List<Delivery> due(Place place, Instant now, int limit) {
    return readers.read(connection ->
        one(connection.on(DUE), place)
            .set("now", now)
            .set("limit", limit)
            .all(DeliveryTable::delivery));
  }

  /// At most `limit` deliveries of a webhook, the last event first.
  public List<Delivery> list(Place place, int limit) {
    return readers.read(connection ->
        one(connection.on(LIST), place).set("limit", limit).all(DeliveryTable::delivery));
  }

  /// The same of those before a mark, whose time is the number of an event.
  public List<Delivery> list(Place place, Optional<Mark> after, int limit) {
    return readers.read(connection ->
        one(connection.on(LIST_BEFORE), place)
            .set("before", after.map(Mark::at).orElse(Long.MAX_VALUE))
            .set("limit", limit)
            .all(DeliveryTable::delivery));
  }

  /// The receiver has it.
  public void delivered(Place place, Delivery delivery, Attempt attempt) {
    writer.commit(connection -> {
      attempted(connection, place, delivery, attempt, Outcome.DELIVERED, Optional.empty());
      return proceed(connection, place, 0, Instant.EPOCH);
    });
  }

  /// The receiver does not have it. Answers when it is tried again; nothing where it is given up,
  /// of which the trail tells.
  public Optional<Instant> failed(Place place, Delivery delivery, Attempt attempt) {
    var now = attempt.at();
    return writer.commit(connection -> {
      var failures =
          1 + one(connection.on(FAILURES), place).first(Row::number).orElse(0L).intValue();
      var tries = delivery.tries() + 1;
      var pause = now.plus(pause(failures));
      if (!now.isBefore(delivery.deadline())) {
        giveUp(connection, place, delivery, attempt);
        proceed(connection, place, failures, pause);
        return Optional.empty();
      }
      var inOrder = tries < IN_ORDER;
      var due = inOrder ? pause : now.plus(retries.after(tries));
      attempted(connection, place, delivery, attempt, Outcome.WAITING, Optional.of(due));
      proceed(connection, place, failures, inOrder || failures > IN_ORDER ? pause : Instant.EPOCH);
      return Optional.of(due);
    });
  }

  private Duration pause(int failures) {
    var wanted = retries.after(failures);
    return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
  }

  private void giveUp(SqlConnection connection, Place place, Delivery delivery, Attempt attempt)
      throws SQLException {
    if (attempted(connection, place, delivery, attempt, Outcome.GIVEN_UP, Optional.empty())) {
      events.append(
          connection,
          place.issuer(),
          new WebhookGivenUp(place.id().value(), delivery.seq(), delivery.tries() + 1),
          By.server(attempt.at()));
    }
  }

  /// Finds out again when there is something to send.
  public void look(Place place) {
    writer.commit(connection -> one(connection.on(LOOK), place).run());
  }

  /// It was not tried, for a reason that is not the receiver's; nothing is sent before `until`.
  public void postponed(Place place, Instant until) {
    writer.commit(connection -> {
      var failures = one(connection.on(FAILURES), place).first(Row::number).orElse(0L).intValue();
      return proceed(connection, place, failures, until);
    });
  }

  /// The receiver wants no more: the webhook is off, and nothing waits for it any longer.
  public void turnOff(Place place, Delivery delivery, Attempt attempt) {
    var now = attempt.at();
    writer.commit(connection -> {
      attempted(connection, place, delivery, attempt, Outcome.GIVEN_UP, Optional.empty());
      one(connection.on(DROP_ALL), place)
          .set("reason", "gone")
          .set("keep_until", now.plus(KEPT))
          .run();
      var off = one(connection.on(TURN_OFF), place).set("now", now).run() == 1;
      if (off) {
        events.append(
            connection,
            place.issuer(),
            new WebhookChanged(place.id().value(), WebhookChanged.Step.TURNED_OFF),
            By.server(now));
      }
      return off;
    });
  }

  private static boolean attempted(
      SqlConnection connection,
      Place place,
      Delivery delivery,
      Attempt attempt,
      Outcome outcome,
      Optional<Instant> due)
      throws SQLException {
    return one(connection.on(ATTEMPTED), place)
            .set("outcome", outcome.name())
            .setOptional("due_at", due)
            .set("at", attempt.at())
            .set("took", attempt.took().toMillis())
            .set("status", attempt.status())
            .set("reason", attempt.reason())
            .setOptional(
                "keep_until",
                outcome == Outcome.WAITING
                    ? Optional.empty()
                    : Optional.of(attempt.at().plus(KEPT)))
            .set("seq", delivery.seq())
            .run()
        == 1;
  }

  private static int proceed(SqlConnection connection, Place place, int failures, Instant until)
      throws SQLException {
    return one(connection.on(PROCEED), place)
        .set("failures", failures)
        .set("paused_until", until)
        .run();
  }

  private static Query one(Query query, Place place) throws SQLException {
    return WebhookTable.one(query, place.issuer(), place.id());
  }

  private static Delivery delivery(Row row) throws SQLException {
    var seq = row.number();
    var event = row.text();
    var outcome = Outcome.valueOf(row.text());
    var tries = (int) row.number();
    var deadline = row.instant();
    var due = row.optionalInstant();
    var at = row.optionalInstant();
    var took = Duration.ofMillis(row.number());
    var status = (int) row.number();
    var reason = row.text();
    return new Delivery(
        seq,
        event,
        outcome,
        tries,
        deadline,
        due,
        at.map(tried -> new Attempt(tried, took, status, reason)));
  }
}
