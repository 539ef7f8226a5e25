package dev.gatewright.store.outbox;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.LinkMailed;
import dev.gatewright.identity.events.IdentityEvent.LinkUsed;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.text.Text;
import dev.gatewright.identity.throttle.Networks;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Mailed links in the table `mailed_link`. Safe for any number of threads.
public final class LinkTable implements MailedLinks {
  /// Links of a purpose that one network has mailed to one person and that are good at a time.
  static final int SIDE_BY_SIDE = 4;

  private static final String SEALED_KIND = "mailed link";

  private static final Sql END_FORMER =
      Sql.of(
          """
          DELETE FROM mailed_link
          WHERE issuer = :issuer AND holder = :holder AND purpose = :purpose AND spent_at IS NULL
          """);

  /// Of links that anybody asks for, the newest few of each network stay.
  private static final Sql END_OLDEST =
      Sql.of(
          """
          DELETE FROM mailed_link
          WHERE issuer = :issuer AND holder = :holder AND purpose = :purpose AND spent_at IS NULL
            AND asker = :asker AND id NOT IN (
              SELECT id FROM mailed_link
              WHERE issuer = :issuer AND holder = :holder AND purpose = :purpose
                AND spent_at IS NULL AND asker = :asker
              ORDER BY created_at DESC, id LIMIT :most)
          """);

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO mailed_link (
            issuer, id, purpose, holder, asker, user_id, secret_hash, code_hash, code_expires_at,
            created_at, expires_at, spent_at, document)
          VALUES (
            :issuer, :id, :purpose, :holder, :asker, :user, :secret_hash, :code_hash, :code_expires_at,
            :created_at, :expires_at, NULL, :document)
          """);

  private static final Sql FIND =
      Sql.of(
          """
          SELECT secret_hash, purpose, user_id, created_at, expires_at, document
          FROM mailed_link
          WHERE issuer = :issuer AND id = :id AND expires_at > :now
          """);

  private static final Sql SPEND =
      Sql.of(
          """
          UPDATE mailed_link SET spent_at = :now, document = NULL, code_hash = NULL
          WHERE issuer = :issuer AND id = :id AND spent_at IS NULL AND expires_at > :now
          RETURNING purpose, user_id, holder
          """);

  private static final Sql BY_CODE =
      Sql.of(
          """
          SELECT code_hash, purpose, user_id, created_at, expires_at, document
          FROM mailed_link
          WHERE issuer = :issuer AND id = :id AND spent_at IS NULL AND code_hash IS NOT NULL
            AND code_expires_at > :now AND expires_at > :now
          """);

  private static final Sql LIVE =
      Sql.of(
          """
          SELECT id, secret_hash, purpose, user_id, created_at, expires_at, document
          FROM mailed_link
          WHERE issuer = :issuer AND user_id = :user AND purpose = :purpose AND spent_at IS NULL
            AND expires_at > :now
          ORDER BY created_at, id
          """);

  private static final Sql END_LATER =
      Sql.of(
          """
          DELETE FROM mailed_link
          WHERE issuer = :issuer AND user_id = :user AND purpose = :purpose AND spent_at IS NULL
            AND created_at >= :since
          """);

  private static final Sql END =
      Sql.of(
          """
          DELETE FROM mailed_link
          WHERE issuer = :issuer AND user_id = :user AND purpose = :purpose AND spent_at IS NULL
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final MailSeal seal;
  private final OutboxTable outbox;
  private final TextOutbox texts;

  public LinkTable(
      Database database, EventTable events, MailSeal seal, OutboxTable outbox, TextOutbox texts) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.seal = seal;
    this.outbox = outbox;
    this.texts = texts;
  }

  @Override
  public Posting issue(TenantId tenant, FreshLink link, Mail mail, By by) {
    return writer.commit(connection -> issue(connection, tenant, link, mail, by));
  }

  /// As [#issue(TenantId, FreshLink, Mail, By)], as part of a unit that changes more.
  public Posting issue(SqlConnection connection, TenantId tenant, FreshLink fresh, Mail mail, By by)
      throws SQLException {
    if (outbox.post(connection, tenant, mail, by.at()) == Posting.QUOTA_SPENT) {
      return Posting.QUOTA_SPENT;
    }
    keep(connection, tenant, fresh, mail.asked());
    var link = fresh.link();
    if (link.person().isPresent()) {
      var told = new LinkMailed(link.person().get(), link.purpose());
      events.append(connection, tenant, told, by);
    }
    return Posting.WRITTEN;
  }

  @Override
  public Posting issue(TenantId tenant, FreshLink link, Text text, By by) {
    return writer.commit(connection -> issue(connection, tenant, link, text, by));
  }

  /// As [#issue(TenantId, FreshLink, Text, By)], as part of a unit that changes more. That it was
  /// sent is told when it was.
  Posting issue(SqlConnection connection, TenantId tenant, FreshLink fresh, Text text, By by)
      throws SQLException {
    if (texts.post(connection, tenant, text, by.at()) == Posting.QUOTA_SPENT) {
      return Posting.QUOTA_SPENT;
    }
    keep(connection, tenant, fresh, text.asked());
    return Posting.WRITTEN;
  }

  private void keep(
      SqlConnection connection, TenantId tenant, FreshLink fresh, Optional<Asked> asked)
      throws SQLException {
    var link = fresh.link();
    var holder = holder(tenant, link);
    var asker = asker(tenant, link.purpose(), asked);
    if (asker.isPresent()) {
      of(connection.on(END_OLDEST), tenant, holder, link.purpose())
          .set("asker", asker.get())
          .set("most", SIDE_BY_SIDE - 1)
          .run();
    } else {
      of(connection.on(END_FORMER), tenant, holder, link.purpose()).run();
    }
    one(connection.on(ADD), tenant, link.id())
        .set("purpose", link.purpose().word())
        .set("holder", holder)
        .setOptional("asker", asker)
        .setOptional("user", link.person().map(UserId::value))
        .set("secret_hash", fresh.secretHash())
        .setOptional("code_hash", fresh.code().map(FreshLink.CodeProof::hash))
        .setOptional("code_expires_at", fresh.code().map(FreshLink.CodeProof::expiresAt))
        .set("created_at", link.createdAt())
        .set("expires_at", link.expiresAt())
        .set("document", seal.seal(tenant, SEALED_KIND, link.id().value(), written(link)))
        .run();
  }

  /// Whom a link that anybody may ask for is counted under; absent for one that its owner has.
  private Optional<byte[]> asker(TenantId tenant, LinkPurpose purpose, Optional<Asked> asked) {
    return purpose.isAskedByAnybody()
        ? Optional.of(
            seal.asker(tenant, asked.flatMap(Asked::address).map(Networks::siteOf).orElse("")))
        : Optional.empty();
  }

  /// Of each address that the account had, one way back.
  private String holder(TenantId tenant, MailedLink link) {
    var address = "address " + HexFormat.of().formatHex(seal.recipient(tenant, link.address()));
    var person = link.person().map(user -> "user " + user.value());
    return link.purpose() == LinkPurpose.UNDO_ADDRESS
        ? person.map(user -> user + ' ' + address).orElse(address)
        : person.orElse(address);
  }

  private static Document written(MailedLink link) {
    return Document.EMPTY
        .with("address", link.address().value())
        .with("payload", Json.write(link.document().fields()));
  }

  @Override
  public Found find(TenantId tenant, LinkToken token, Instant now) {
    return readers
        .read(connection ->
            one(connection.on(FIND), tenant, token.id()).set("now", now).first(KeptRow::of))
        .filter(row -> MessageDigest.isEqual(row.hash(), token.secretHash()))
        .<Found>map(row ->
            row.document().isPresent()
                ? new Found.Alive(link(tenant, token.id(), row))
                : new Found.Used(row.purpose()))
        .orElseGet(Found.Gone::new);
  }

  private record KeptRow(
      byte[] hash,
      LinkPurpose purpose,
      Optional<UserId> person,
      Instant createdAt,
      Instant expiresAt,
      Optional<byte[]> document) {
    static KeptRow of(Row row) throws SQLException {
      return new KeptRow(
          row.bytes(),
          LinkPurpose.ofWord(row.text()).orElseThrow(),
          row.optionalText().map(UserId::new),
          row.instant(),
          row.instant(),
          row.optionalBytes());
    }
  }

  private MailedLink link(TenantId tenant, LinkId id, KeptRow row) {
    var kept = seal.open(tenant, SEALED_KIND, id.value(), row.document().orElseThrow());
    return new MailedLink(
        id,
        row.purpose(),
        row.person(),
        new MailAddress(kept.text("address").orElseThrow()),
        new Document(Json.object(kept.text("payload").orElseThrow())),
        row.createdAt(),
        row.expiresAt());
  }

  @Override
  public boolean spend(TenantId tenant, LinkId link, By by) {
    return writer.commit(connection -> spend(connection, tenant, link, by));
  }

  /// Uses the link up as part of the unit that does what it is for: true for exactly one of any
  /// number of units. One that is answered false must change nothing.
  public boolean spend(SqlConnection connection, TenantId tenant, LinkId link, By by)
      throws SQLException {
    var spent = one(connection.on(SPEND), tenant, link).set("now", by.at()).first(SpentRow::of);
    if (spent.isEmpty()) {
      return false;
    }
    var row = spent.get();
    if (row.person().isPresent()) {
      events.append(connection, tenant, new LinkUsed(row.person().get(), row.purpose()), by);
    }
    if (row.purpose().isAskedByAnybody()) {
      of(connection.on(END_FORMER), tenant, row.holder(), row.purpose()).run();
    }
    return true;
  }

  private record SpentRow(LinkPurpose purpose, Optional<UserId> person, String holder) {
    static SpentRow of(Row row) throws SQLException {
      return new SpentRow(
          LinkPurpose.ofWord(row.text()).orElseThrow(),
          row.optionalText().map(UserId::new),
          row.text());
    }
  }

  @Override
  public Optional<MailedLink> byCode(TenantId tenant, LinkId link, byte[] codeHash, Instant now) {
    return readers
        .read(connection ->
            one(connection.on(BY_CODE), tenant, link).set("now", now).first(KeptRow::of))
        .filter(row -> MessageDigest.isEqual(row.hash(), codeHash))
        .filter(row -> row.document().isPresent())
        .map(row -> link(tenant, link, row));
  }

  @Override
  public void end(TenantId tenant, UserId person, Set<LinkPurpose> purposes) {
    writer.commit(connection -> end(connection, tenant, person, purposes));
  }

  /// The person's links of the purpose that can be used, the oldest first, read by a unit that
  /// changes more.
  public List<MailedLink> live(
      SqlConnection connection, TenantId tenant, UserId person, LinkPurpose purpose, Instant now)
      throws SQLException {
    return connection
        .on(LIVE)
        .set("issuer", tenant.value())
        .set("user", person.value())
        .set("purpose", purpose.word())
        .set("now", now)
        .all(row -> {
          var id = new LinkId(row.text());
          return link(tenant, id, KeptRow.of(row));
        });
  }

  /// Ends the person's links of the purpose that were made at that moment or later, as part of a
  /// unit that changes more.
  public void endSince(
      SqlConnection connection, TenantId tenant, UserId person, LinkPurpose purpose, Instant since)
      throws SQLException {
    connection
        .on(END_LATER)
        .set("issuer", tenant.value())
        .set("user", person.value())
        .set("purpose", purpose.word())
        .set("since", since)
        .run();
  }

  /// Ends what the person was mailed for these purposes, as part of a unit that changes more.
  public int end(
      SqlConnection connection, TenantId tenant, UserId person, Set<LinkPurpose> purposes)
      throws SQLException {
    var ended = 0;
    for (var purpose : purposes) {
      ended +=
          connection
              .on(END)
              .set("issuer", tenant.value())
              .set("user", person.value())
              .set("purpose", purpose.word())
              .run();
    }
    return ended;
  }

  private static Query of(Query query, TenantId tenant, String holder, LinkPurpose purpose)
      throws SQLException {
    return query.set("issuer", tenant.value()).set("holder", holder).set("purpose", purpose.word());
  }

  private static Query one(Query query, TenantId tenant, LinkId link) throws SQLException {
    return query.set("issuer", tenant.value()).set("id", link.value());
  }
}
