package dev.gatewright.store.outbox;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.CodeHandedOver;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.text.Text;
import dev.gatewright.identity.text.TextQuota;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.StoreRefused;
import dev.gatewright.store.sql.Writer;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The table `text_outbox`: codes that wait for the issuer's sender, and for a day what became of
/// them. Safe for any number of threads.
///
/// One is written by the unit that keeps its code, within [TextQuota], and is sent as mails are
/// ([OutboxTable]), but no longer than its code is good. The document, which holds number and code,
/// is encrypted, and destroyed when the text is settled and with the account. What is counted by
/// number outlives both: an account can be made again.
public final class TextOutbox {
  /// The quotas count what was written in a day.
  static final Duration KEPT = TextQuota.DAY;

  private static final String SEALED_KIND = "text";

  static final Sql TO_NUMBER =
      Sql.of(
          """
          SELECT count(*) FROM text_outbox
          WHERE issuer = :issuer AND recipient = :recipient AND created_at > :since
          """);

  static final Sql TO_RANGE =
      Sql.of(
          """
          SELECT count(*) FROM text_outbox
          WHERE issuer = :issuer AND number_range = :range AND created_at > :since
          """);

  static final Sql OF_PERSON =
      Sql.of(
          """
          SELECT count(*) FROM text_outbox
          WHERE issuer = :issuer AND user_id = :user AND created_at > :since AND kind = :kind
          """);

  static final Sql TO_COUNTRY =
      Sql.of(
          """
          SELECT count(*) FROM text_outbox
          WHERE issuer = :issuer AND kind = :kind AND country = :country AND created_at > :since
          """);

  static final Sql OF_ISSUER =
      Sql.of(
          """
          SELECT count(*) FROM text_outbox
          WHERE issuer = :issuer AND kind = :kind AND created_at > :since
          """);

  private static final Sql WRITE =
      Sql.of(
          """
          INSERT INTO text_outbox (
            issuer, id, kind, user_id, recipient, number_range, country, created_at, deadline,
            due_at, lease, tries, outcome, reason, keep_until, document)
          VALUES (
            :issuer, :id, :kind, :user, :recipient, :range, :country, :now, :deadline,
            :now, NULL, 0, 'WAITING', NULL, NULL, :document)
          """);

  private final Writer writer;
  private final EventTable events;
  private final MailSeal seal;
  private final TextQuota quota;
  private final RetryPlan retries;
  private final Leases leases;

  public TextOutbox(
      Database database, EventTable events, MailSeal seal, TextQuota quota, SecureRandom random) {
    this.writer = database.writer();
    this.events = events;
    this.seal = seal;
    this.quota = quota;
    this.retries = new RetryPlan(random);
    this.leases = new Leases(database, "text_outbox", random);
  }

  /// Writes a text as part of the unit that keeps its code. Where a quota is spent it writes
  /// nothing, and the code is not kept either.
  public Posting post(SqlConnection connection, TenantId tenant, Text text, Instant now)
      throws SQLException {
    if (isSpent(connection, tenant, text, now)) {
      return Posting.QUOTA_SPENT;
    }
    var id = leases.newId();
    about(connection.on(WRITE), tenant, text)
        .set("id", id)
        .set("user", text.person().value())
        .set("recipient", seal.number(tenant, text.to()))
        .set("range", seal.range(tenant, text.to()))
        .set("country", text.to().country())
        .set("now", now)
        .set("deadline", text.validUntil())
        .set("document", seal.seal(tenant, SEALED_KIND, id, text.document()))
        .run();
    leases.wake();
    return Posting.WRITTEN;
  }

  private boolean isSpent(SqlConnection connection, TenantId tenant, Text text, Instant now)
      throws SQLException {
    var since = now.minus(quota.window());
    var toNumber =
        connection
            .on(TO_NUMBER)
            .set("issuer", tenant.value())
            .set("recipient", seal.number(tenant, text.to()));
    var toRange =
        connection
            .on(TO_RANGE)
            .set("issuer", tenant.value())
            .set("range", seal.range(tenant, text.to()));
    var ofIssuer = about(connection.on(OF_ISSUER), tenant, text);
    if (isReached(toNumber, since, quota.perNumber())
        || isReached(toRange, since, quota.perRange())) {
      return true;
    }
    if (text.purpose() != LinkPurpose.VERIFY_NUMBER) {
      return isReached(ofIssuer, since, quota.signInsPerIssuer());
    }
    var ofPerson = about(connection.on(OF_PERSON), tenant, text).set("user", text.person().value());
    var toCountry =
        about(connection.on(TO_COUNTRY), tenant, text).set("country", text.to().country());
    return isReached(ofPerson, now.minus(TextQuota.DAY), quota.verifyingPerPerson())
        || isReached(toCountry, since, quota.verifyingPerCountry())
        || isReached(ofIssuer, since, quota.verifyingPerIssuer());
  }

  private static Query about(Query query, TenantId tenant, Text text) throws SQLException {
    return query.set("issuer", tenant.value()).set("kind", text.purpose().word());
  }

  private static boolean isReached(Query query, Instant since, int most) throws SQLException {
    return query.set("since", since).first(Row::number).orElseThrow() >= most;
  }

  /// Waits until a text may have been written, at most so long.
  public void awaitPosting(Duration atMost) throws InterruptedException {
    leases.awaitPosting(atMost);
  }

  /// Lets whoever waits for texts look.
  public void wake() {
    leases.wake();
  }

  /// Ends all leases, for the start of a process that has the store alone.
  public int reclaim(Instant now) {
    return leases.reclaim(now);
  }

  /// Takes at most `limit` texts that are due; nobody else has them before `now + lease`.
  public List<DueText> take(int limit, Duration lease, Instant now) {
    return leases.take(limit, lease, now).stream()
        .map(row ->
            new DueText(
                row.tenant(),
                row.id(),
                row.person().orElseThrow(),
                open(row),
                row.tries(),
                row.writtenAt(),
                row.deadline(),
                row.lease()))
        .toList();
  }

  private Optional<Text> open(Leases.Taken row) {
    try {
      return Optional.of(Text.of(seal.open(row.tenant(), SEALED_KIND, row.id(), row.document())));
    } catch (StoreRefused | IllegalArgumentException | NoSuchElementException _) {
      return Optional.empty();
    }
  }

  /// The sender has it. False where another has the text by now, or the account is gone.
  public boolean sent(DueText due, Instant now) {
    return settled(due, "SENT", "", now);
  }

  /// It will not be sent, for the given reason in a word of ours. False as of [#sent].
  public boolean giveUp(DueText due, String reason, Instant now) {
    return settled(due, "GIVEN_UP", reason, now);
  }

  private boolean settled(DueText due, String outcome, String reason, Instant now) {
    return writer.commit(connection -> {
      var why = Optional.of(reason).filter(word -> !word.isEmpty());
      var settled = leases.settle(connection, held(due), outcome, why, now.plus(KEPT));
      if (settled && due.text().isPresent()) {
        var text = due.text().get();
        var event = new CodeHandedOver(due.person(), text.channel(), text.purpose(), reason);
        events.append(connection, due.tenant(), event, By.server(now));
      }
      return settled;
    });
  }

  /// The sender did not take it, and may later. Answers when it is tried again: at its deadline at
  /// the latest, where it is given up.
  public Instant failed(DueText due, String reason, Instant now) {
    var wanted = now.plus(retries.after(due.tries()));
    return leases.again(held(due), reason, wanted, due.deadline(), 0);
  }

  /// It was not tried, for a reason that is not its own.
  public Instant postponed(DueText due, String reason, Instant until) {
    return leases.again(held(due), reason, until, due.deadline(), 1);
  }

  private static Leases.Held held(DueText due) {
    return new Leases.Held(due.tenant(), due.id(), due.lease());
  }
}
