package dev.gatewright.store.outbox;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.store.MailRequests;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.StoreRefused;
import dev.gatewright.store.sql.Writer;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The table `mail_request`. Safe for any number of threads.
///
/// A row is there from the answer to the person until its link and mail are, and goes in the unit
/// that writes those: whoever was told to look for a mail gets it, once.
public final class MailRequestTable implements MailRequests {
  /// Requests of a tenant that wait at a time. They are seen to within moments; where they are not,
  /// more would be no use.
  static final int MOST_WAITING = 1_000;

  /// Nobody waits for a mail any longer.
  static final Duration LIFETIME = Duration.ofHours(1);

  private static final String SEALED_KIND = "mail request";
  private static final int ID_BYTES = 16;

  private static final Sql PUT =
      Sql.of(
          """
          INSERT INTO mail_request (issuer, id, created_at, expires_at, document)
          SELECT :issuer, :id, :now, :expires_at, :document
          WHERE (SELECT count(*) FROM mail_request WHERE issuer = :issuer) < :most
          """);

  private static final Sql WAITING =
      Sql.of(
          """
          SELECT issuer, id, document FROM mail_request
          WHERE expires_at > :now ORDER BY created_at, issuer, id LIMIT :limit
          """);

  private static final Sql TAKE_OUT =
      Sql.of("DELETE FROM mail_request WHERE issuer = :issuer AND id = :id");

  private final Writer writer;
  private final Readers readers;
  private final MailSeal seal;
  private final OutboxTable outbox;
  private final LinkTable links;
  private final SecureRandom random;
  private final Semaphore put = new Semaphore(0);

  public MailRequestTable(
      Database database, MailSeal seal, OutboxTable outbox, LinkTable links, SecureRandom random) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.seal = seal;
    this.outbox = outbox;
    this.links = links;
    this.random = random;
  }

  @Override
  public boolean put(TenantId tenant, MailRequest request, Instant now) {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var document = seal.seal(tenant, SEALED_KIND, id, request.document());
    var kept =
        writer.commit(connection ->
            connection
                    .on(PUT)
                    .set("issuer", tenant.value())
                    .set("id", id)
                    .set("now", now)
                    .set("expires_at", now.plus(LIFETIME))
                    .set("document", document)
                    .set("most", MOST_WAITING)
                    .run()
                == 1);
    put.release();
    return kept;
  }

  @Override
  public List<Waiting> waiting(int limit, Instant now) {
    return readers
        .read(connection ->
            connection.on(WAITING).set("now", now).set("limit", limit).all(KeptRow::of))
        .stream()
        .map(row -> new Waiting(row.tenant(), row.id(), open(row)))
        .toList();
  }

  private record KeptRow(TenantId tenant, String id, byte[] document) {
    static KeptRow of(Row row) throws SQLException {
      return new KeptRow(new TenantId(row.text()), row.text(), row.bytes());
    }
  }

  private Optional<MailRequest> open(KeptRow row) {
    try {
      return Optional.of(
          MailRequest.of(seal.open(row.tenant(), SEALED_KIND, row.id(), row.document())));
    } catch (StoreRefused | IllegalArgumentException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean answer(TenantId tenant, String id, Answer answer, By by) {
    return writer.commit(connection -> {
      var mine = connection.on(TAKE_OUT).set("issuer", tenant.value()).set("id", id).run() == 1;
      if (mine) {
        switch (answer) {
          case Answer.Linked(var link, var mail) -> links.issue(connection, tenant, link, mail, by);
          case Answer.Texted(var link, var text) -> links.issue(connection, tenant, link, text, by);
          case Answer.Told(var mail) -> outbox.post(connection, tenant, mail, by.at());
          case Answer.Nothing() -> {}
        }
      }
      return mine;
    });
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    if (put.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      put.drainPermits();
    }
  }
}
