package dev.gatewright.store.outbox;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.MailGivenUp;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.MailShare;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Readers;
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
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The table `outbox`: mails that wait, and for a week what became of them. Safe for any number of
/// threads.
///
/// A mail is written by the unit that causes it, so it is there exactly when the change is. A
/// sender takes it under a lease: two never have it at once, and one that dies gives it up when the
/// lease ends. So it is sent at least once, and more often only where a sender died between the
/// mail server's answer and [#sent].
///
/// The document, which holds address and secrets, is encrypted under the server's key. It is
/// destroyed when the mail is settled, and with the account that it is about.
public final class OutboxTable {
  /// How long it can be seen what became of a mail.
  static final Duration KEPT = Duration.ofDays(7);

  /// What encrypts a document is bound to this and the row's id.
  private static final String SEALED_KIND = "mail";

  private static final Sql OF_RECIPIENT =
      Sql.of(
          """
          SELECT count(*) FROM outbox
          WHERE issuer = :issuer AND recipient = :recipient AND created_at > :since
            AND share = :share AND (kind = :kind OR share = :own)
          """);

  private static final Sql OF_ISSUER =
      Sql.of(
          """
          SELECT count(*) FROM outbox
          WHERE issuer = :issuer AND share = :share AND created_at > :since
          """);

  private static final Sql WRITE =
      Sql.of(
          """
          INSERT INTO outbox (
            issuer, id, kind, user_id, recipient, share, created_at, deadline, due_at, lease,
            tries, outcome, reason, keep_until, document)
          VALUES (
            :issuer, :id, :kind, :user, :recipient, :share, :now, :deadline, :now, NULL,
            0, 'WAITING', NULL, NULL, :document)
          """);

  private static final String LINES =
      """
      SELECT id, kind, user_id, created_at, outcome, tries, reason, due_at, document FROM outbox
      WHERE issuer = :issuer AND (created_at, id) < (:at, :after)
      """;

  private static final String LAST_FIRST = " ORDER BY created_at DESC, id DESC LIMIT :limit";

  static final Sql LIST = Sql.of(LINES + LAST_FIRST);

  /// What is about somebody is sorted: nobody is mailed much in a week. Without the plus SQLite
  /// walks through everybody's mails.
  static final Sql LIST_OF_USER =
      Sql.of(
          LINES.replace("(created_at", "(+created_at")
              + " AND user_id = :user"
              + LAST_FIRST.replace("BY created_at", "BY +created_at"));

  /// One that a sender has is not waiting.
  private static final String IF_WAITING =
      " WHERE issuer = :issuer AND id = :id AND due_at IS NOT NULL AND lease IS NULL";

  private static final Sql RETRY = Sql.of("UPDATE outbox SET due_at = :now" + IF_WAITING);

  private static final Sql CANCEL =
      Sql.of(
          "UPDATE outbox SET outcome = 'CANCELLED', reason = 'cancelled', keep_until = :keep_until,"
              + " due_at = NULL, document = NULL"
              + IF_WAITING
              + " RETURNING kind, user_id");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final MailSeal seal;
  private final MailQuota quota;
  private final RetryPlan retries;
  private final Leases leases;

  public OutboxTable(
      Database database, EventTable events, MailSeal seal, MailQuota quota, SecureRandom random) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.seal = seal;
    this.quota = quota;
    this.retries = new RetryPlan(random);
    this.leases = new Leases(database, "outbox", random);
  }

  /// Writes a mail as part of the unit that causes it. Where the quota is spent it writes nothing,
  /// and it is the unit's to decide whether its change goes without the mail: what a stranger
  /// caused does not happen then, what its owner did does.
  public Posting post(SqlConnection connection, TenantId tenant, Mail mail, Instant now)
      throws SQLException {
    var recipient = seal.recipient(tenant, mail.to());
    if (isSpent(connection, tenant, recipient, mail, now)) {
      return Posting.QUOTA_SPENT;
    }
    var id = leases.newId();
    var patience = now.plus(RetryPlan.PATIENCE);
    connection
        .on(WRITE)
        .set("issuer", tenant.value())
        .set("id", id)
        .set("kind", mail.content().word())
        .setOptional("user", mail.person().map(UserId::value))
        .set("recipient", recipient)
        .set("share", mail.share().word())
        .set("now", now)
        .set("deadline", mail.deadline().filter(patience::isAfter).orElse(patience))
        .set("document", seal.seal(tenant, SEALED_KIND, id, mail.document()))
        .run();
    leases.wake();
    return Posting.WRITTEN;
  }

  /// Writes a mail that tells of a change, which happens whether or not there is room for it.
  public void tell(SqlConnection connection, TenantId tenant, Mail notice, Instant now)
      throws SQLException {
    var _ = post(connection, tenant, notice, now);
  }

  /// As above, where anybody is told.
  public void tell(SqlConnection connection, TenantId tenant, Optional<Mail> notice, Instant now)
      throws SQLException {
    if (notice.isPresent()) {
      tell(connection, tenant, notice.get(), now);
    }
  }

  /// Writes a mail that nothing else causes.
  public Posting post(TenantId tenant, Mail mail, Instant now) {
    return writer.commit(connection -> post(connection, tenant, mail, now));
  }

  private boolean isSpent(
      SqlConnection connection, TenantId tenant, byte[] recipient, Mail mail, Instant now)
      throws SQLException {
    var since = now.minus(quota.window());
    if (isNews(mail)
        && ofRecipient(connection, tenant, recipient, mail, now.minus(MailQuota.SAME_NEWS)) > 0) {
      return true;
    }
    var most = mail.isAskedByAnybody() ? quota.askedPerRecipient() : quota.noticesPerRecipient();
    var ofIssuer = quota.perIssuer(mail.share());
    return ofRecipient(connection, tenant, recipient, mail, since) >= most
        || (ofIssuer.isPresent()
            && ofIssuer(connection, tenant, mail, since) >= ofIssuer.getAsInt());
  }

  /// Whether anybody has it told as often as they like to somebody who did nothing.
  private static boolean isNews(Mail mail) {
    return mail.content() instanceof Mail.Content.Notice && mail.isAskedByAnybody();
  }

  private static long ofRecipient(
      SqlConnection connection, TenantId tenant, byte[] recipient, Mail mail, Instant since)
      throws SQLException {
    return connection
        .on(OF_RECIPIENT)
        .set("issuer", tenant.value())
        .set("recipient", recipient)
        .set("since", since)
        .set("share", mail.share().word())
        .set("own", MailShare.OWN.word())
        .set("kind", mail.content().word())
        .first(Row::number)
        .orElseThrow();
  }

  private static long ofIssuer(SqlConnection connection, TenantId tenant, Mail mail, Instant since)
      throws SQLException {
    return connection
        .on(OF_ISSUER)
        .set("issuer", tenant.value())
        .set("share", mail.share().word())
        .set("since", since)
        .first(Row::number)
        .orElseThrow();
  }

  /// Waits until a mail may have been written, at most so long. The unit that writes it may be
  /// committing still; [#take] comes after it.
  public void awaitPosting(Duration atMost) throws InterruptedException {
    leases.awaitPosting(atMost);
  }

  /// Lets whoever waits for mails look, as if one had been written.
  public void wake() {
    leases.wake();
  }

  /// Ends all leases: what a process took that is gone is due at once. For the start of a process
  /// that has the store alone; answers how many there were.
  public int reclaim(Instant now) {
    return leases.reclaim(now);
  }

  /// When the next mail is due, leases that end included; empty when none waits.
  public Optional<Instant> nextDue() {
    return leases.nextDue();
  }

  /// Takes at most `limit` mails that are due; nobody else has them before `now + lease`.
  public List<DueMail> take(int limit, Duration lease, Instant now) {
    return leases.take(limit, lease, now).stream()
        .map(row ->
            new DueMail(
                row.tenant(),
                row.id(),
                row.kind(),
                row.person(),
                open(row.tenant(), row.id(), row.document()),
                row.tries(),
                row.writtenAt(),
                row.deadline(),
                row.lease(),
                row.leasedUntil()))
        .toList();
  }

  private Optional<Mail> open(TenantId tenant, String id, byte[] sealed) {
    try {
      return Optional.of(Mail.of(seal.open(tenant, SEALED_KIND, id, sealed)));
    } catch (StoreRefused | IllegalArgumentException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  /// The mail server has it. False where the lease ended and another sender has the mail, or the
  /// account is gone.
  public boolean sent(DueMail mail, Instant now) {
    return writer.commit(c -> settle(c, mail, "SENT", Optional.empty(), now));
  }

  /// It could not be sent, for the given reason in a word of ours, and may be later. Answers when:
  /// at its deadline at the latest, where it is given up.
  public Instant failed(DueMail mail, String reason, Instant now) {
    var wanted = now.plus(retries.after(mail.tries()));
    return leases.again(held(mail), reason, wanted, mail.deadline(), 0);
  }

  /// It was not tried, for a reason that is not its own, such as a mail server that does not
  /// answer.
  public Instant postponed(DueMail mail, String reason, Instant due) {
    return leases.again(held(mail), reason, due, mail.deadline(), 1);
  }

  /// It will not be sent, for the given reason; tells so in the trail. False as of [#sent].
  public boolean giveUp(DueMail mail, String reason, Instant now) {
    return writer.commit(connection -> {
      var settled = settle(connection, mail, "GIVEN_UP", Optional.of(reason), now);
      if (settled) {
        events.append(
            connection,
            mail.tenant(),
            new MailGivenUp(mail.person(), mail.kind(), reason),
            By.server(now));
      }
      return settled;
    });
  }

  /// What waits, and for a while what became of it, the last first, behind a mark; about one person
  /// where one is named.
  public List<MailLine> list(
      TenantId tenant, Optional<UserId> user, Optional<Mark> after, int limit) {
    return readers.read(connection -> {
      var query = connection.on(user.isPresent() ? LIST_OF_USER : LIST);
      if (user.isPresent()) {
        query.set("user", user.get().value());
      }
      return query
          .set("issuer", tenant.value())
          .set("at", after.map(Mark::at).orElse(Long.MAX_VALUE))
          .set("after", after.map(Mark::id).orElse(""))
          .set("limit", limit)
          .all(row -> line(tenant, row));
    });
  }

  private MailLine line(TenantId tenant, Row row) throws SQLException {
    var id = row.text();
    var kind = row.text();
    var person = row.optionalText().map(UserId::new);
    var createdAt = row.instant();
    var outcome = row.text().toLowerCase(Locale.ROOT);
    var tries = (int) row.number();
    var reason = row.optionalText();
    var dueAt = row.optionalInstant();
    var to = row.optionalBytes().flatMap(sealed -> open(tenant, id, sealed)).map(Mail::to);
    return new MailLine(
        id,
        kind,
        to.map(address -> address.value()),
        person,
        createdAt,
        outcome,
        tries,
        reason,
        dueAt);
  }

  /// Has a mail that waits tried now; false where there is none, or a sender has it.
  public boolean retry(TenantId tenant, String id, Instant now) {
    boolean due =
        writer.commit(connection ->
            connection.on(RETRY).set("issuer", tenant.value()).set("id", id).set("now", now).run()
                == 1);
    if (due) {
      wake();
    }
    return due;
  }

  /// Has a mail that waits not sent, and destroys it; false as of [#retry].
  public boolean cancel(TenantId tenant, String id, By by) {
    return writer.commit(connection -> {
      var cancelled =
          connection
              .on(CANCEL)
              .set("issuer", tenant.value())
              .set("id", id)
              .set("keep_until", by.at().plus(KEPT))
              .first(row -> {
                var kind = row.text();
                return new MailGivenUp(row.optionalText().map(UserId::new), kind, "cancelled");
              });
      if (cancelled.isPresent()) {
        events.append(connection, tenant, cancelled.get(), by);
      }
      return cancelled.isPresent();
    });
  }

  private boolean settle(
      SqlConnection connection, DueMail mail, String outcome, Optional<String> reason, Instant now)
      throws SQLException {
    return leases.settle(connection, held(mail), outcome, reason, now.plus(KEPT));
  }

  private static Leases.Held held(DueMail mail) {
    return new Leases.Held(mail.tenant(), mail.id(), mail.lease());
  }
}
