package dev.gatewright.store.admin;

import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.protocol.events.Actor;
import dev.gatewright.protocol.events.By;
import dev.gatewright.store.events.AdministrationEvent;
import dev.gatewright.store.events.AdministrationEvent.AdministratorGranted;
import dev.gatewright.store.events.AdministrationEvent.AdministratorInvitationRevoked;
import dev.gatewright.store.events.AdministrationEvent.AdministratorInvited;
import dev.gatewright.store.events.AdministrationEvent.AdministratorRevoked;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.UserTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// People who administer, in the table `administrator`, and the links that make them some, in
/// `administrator_link`. Their accounts are those of the issuer [EventTable#SERVER], in whose log
/// their events are; what is about an issuer is told in its log too. Safe for any number of
/// threads.
public final class AdministratorTable {
  /// As many as administer one issuer, or all.
  public static final int MOST = 200;

  /// As many links as wait at a time for one issuer, or for all.
  public static final int MOST_WAITING = 50;

  private static final TenantId TENANT = new TenantId(EventTable.SERVER.value());

  private static final int HASH_BYTES = 32;

  /// Where an issuer or an organization was removed, nobody administers it, also while rows wait to
  /// be deleted.
  private static final String IS_THERE =
      """
      (a.issuer = '' OR EXISTS (SELECT 1 FROM issuer AS i WHERE i.id = a.issuer))
      AND (a.organization = '' OR EXISTS (
        SELECT 1 FROM organization AS g WHERE g.issuer = a.issuer AND g.id = a.organization))
      """;

  private static final String COLUMNS =
      """
      SELECT a.user_id, a.issuer, a.organization, a.role, a.created_at, a.created_by
      FROM administrator AS a
      """;

  private static final Sql LIST =
      Sql.of(
          COLUMNS
              + "WHERE a.issuer = :issuer AND a.organization = :organization AND "
              + IS_THERE
              + " ORDER BY a.created_at, a.user_id LIMIT :limit");

  static final Sql OF_PERSON =
      Sql.of(
          COLUMNS
              + "WHERE a.user_id = :user AND "
              + IS_THERE
              + " ORDER BY a.issuer, a.organization");

  private static final Sql ONE =
      Sql.of(
          COLUMNS
              + "WHERE a.user_id = :user AND a.issuer = :issuer AND a.organization = :organization"
              + " AND "
              + IS_THERE);

  private static final Sql ANY_OWNER =
      Sql.of("SELECT 1 FROM administrator WHERE issuer = '' LIMIT 1");

  private static final Sql COUNT =
      Sql.of(
          """
          SELECT COUNT(*) FROM administrator
          WHERE issuer = :issuer AND organization = :organization
          """);

  private static final Sql GRANT =
      Sql.of(
          """
          INSERT INTO administrator (user_id, issuer, organization, role, created_at, created_by)
          SELECT :user, :issuer, :organization, :role, :now, :by
          WHERE (:issuer = '' OR EXISTS (SELECT 1 FROM issuer AS i WHERE i.id = :issuer))
            AND (:organization = '' OR EXISTS (
              SELECT 1 FROM organization AS g WHERE g.issuer = :issuer AND g.id = :organization))
          ON CONFLICT (user_id, issuer, organization) DO UPDATE SET
            role = excluded.role, created_at = excluded.created_at,
            created_by = excluded.created_by
          """);

  /// Not of the last owner who may act.
  private static final Sql REVOKE =
      Sql.of(
          """
          DELETE FROM administrator
          WHERE user_id = :user AND issuer = :issuer AND organization = :organization
            AND (:issuer <> '' OR EXISTS (
              SELECT 1 FROM administrator AS o
              JOIN user_account AS u ON u.issuer = 'system' AND u.id = o.user_id
              WHERE o.issuer = '' AND o.user_id <> :user AND u.status = 'ACTIVE'))
          """);

  /// What somebody handed out there, or in something of it, who may do so no more.
  private static final Sql END_LINKS_OF =
      Sql.of(
          """
          DELETE FROM administrator_link
          WHERE created_by = :by AND :issuer IN ('', issuer) AND :organization IN ('', organization)
          """);

  private static final String LINK_COLUMNS =
      """
      SELECT a.id, a.issuer, a.organization, a.role, a.is_first, a.created_at, a.created_by, a.expires_at,
        a.secret_hash
      FROM administrator_link AS a
      """;

  /// One of the first owner's is nothing once there is an owner.
  private static final String LINK_COUNTS =
      " AND a.expires_at > :now AND (a.is_first = 0 OR NOT EXISTS (SELECT 1 FROM administrator AS"
          + " o WHERE o.issuer = '')) AND "
          + IS_THERE;

  static final Sql LINK = Sql.of(LINK_COLUMNS + "WHERE a.id = :id" + LINK_COUNTS);

  private static final Sql LINKS =
      Sql.of(
          LINK_COLUMNS
              + "WHERE a.issuer = :issuer AND a.organization = :organization AND a.is_first = 0"
              + LINK_COUNTS
              + " ORDER BY a.created_at DESC, a.id LIMIT :limit");

  private static final Sql END_FIRST =
      Sql.of("DELETE FROM administrator_link WHERE issuer = '' AND is_first = 1");

  private static final Sql ADD_LINK =
      Sql.of(
          """
          INSERT INTO administrator_link (
            id, issuer, organization, role, is_first, secret_hash, created_at, created_by,
            expires_at)
          VALUES (
            :id, :issuer, :organization, :role, :is_first, :secret_hash, :created_at, :created_by,
            :expires_at)
          """);

  private static final Sql END_LINK = Sql.of("DELETE FROM administrator_link WHERE id = :id");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final UserTable users;

  public AdministratorTable(Database database, EventTable events, UserTable users) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.users = users;
  }

  /// What came of giving somebody a mandate, or a link.
  public enum Grant {
    DONE,
    NO_SUCH_USER,
    /// Or no such organization of it.
    NO_SUCH_ISSUER,
    /// There are as many as there may be.
    TOO_MANY,
    /// There is an owner, who makes further ones.
    OWNER_EXISTS
  }

  /// What came of taking a mandate away.
  public enum Revocation {
    DONE,
    NO_SUCH_MANDATE,
    /// Nobody else could do everything.
    LAST_OWNER
  }

  /// Those who administer just there, the first first.
  public List<KeptAdministrator> list(Reach reach) {
    return readers.read(connection -> {
      var rows = on(connection, LIST, reach).set("limit", MOST).all(AdministratorTable::mandate);
      return withAccounts(rows);
    });
  }

  /// All that somebody administers; the owner's comes first.
  public List<KeptAdministrator> of(UserId user) {
    var rows =
        readers.read(connection ->
            connection.on(OF_PERSON).set("user", user.value()).all(AdministratorTable::mandate));
    return withAccounts(rows);
  }

  private record MandateRow(
      UserId user, Reach reach, String role, Instant createdAt, String createdBy) {}

  private static MandateRow mandate(Row row) throws SQLException {
    return new MandateRow(
        new UserId(row.text()),
        Reach.kept(row.text(), row.text()),
        row.text(),
        row.instant(),
        row.text());
  }

  /// Whose account is gone is nobody.
  private List<KeptAdministrator> withAccounts(List<MandateRow> rows) {
    return rows.stream()
        .flatMap(row ->
            users
                .findById(TENANT, row.user())
                .map(user ->
                    new KeptAdministrator(
                        user, row.reach(), row.role(), row.createdAt(), row.createdBy()))
                .stream())
        .toList();
  }

  /// Whether anybody may do everything.
  public boolean hasOwner() {
    return readers.read(connection -> connection.on(ANY_OWNER).first(Row::number)).isPresent();
  }

  /// Gives somebody a mandate, in place of the one that they have there.
  public Grant grant(UserId user, Reach reach, String role, By by) {
    if (users.findById(TENANT, user).isEmpty()) {
      return Grant.NO_SUCH_USER;
    }
    return writer.commit(connection -> grant(connection, user, reach, role, by));
  }

  private Grant grant(SqlConnection connection, UserId user, Reach reach, String role, By by)
      throws SQLException {
    var former = find(connection, user, reach);
    if (former.isEmpty() && count(connection, reach) >= MOST) {
      return Grant.TOO_MANY;
    }
    if (former.filter(held -> !held.role().equals(role)).isPresent()) {
      endLinksOf(connection, user, reach);
    }
    boolean granted =
        on(connection, GRANT, reach)
                .set("user", user.value())
                .set("role", role)
                .set("now", by.at())
                .set("by", means(by))
                .run()
            == 1;
    if (!granted) {
      return Grant.NO_SUCH_ISSUER;
    }
    tell(connection, reach, new AdministratorGranted(user, told(role, reach)), by);
    return Grant.DONE;
  }

  /// Takes a mandate away, and with it the links that its holder made there. From the moment this
  /// returns they are let do nothing by it.
  public Revocation revoke(UserId user, Reach reach, By by) {
    return writer.commit(connection -> {
      var found = find(connection, user, reach);
      if (found.isEmpty()) {
        return Revocation.NO_SUCH_MANDATE;
      }
      boolean revoked = on(connection, REVOKE, reach).set("user", user.value()).run() == 1;
      if (!revoked) {
        return Revocation.LAST_OWNER;
      }
      endLinksOf(connection, user, reach);
      tell(connection, reach, new AdministratorRevoked(user, told(found.get().role(), reach)), by);
      return Revocation.DONE;
    });
  }

  private static void endLinksOf(SqlConnection connection, UserId user, Reach reach)
      throws SQLException {
    on(connection, END_LINKS_OF, reach).set("by", "administrator " + user.value()).run();
  }

  private static Optional<MandateRow> find(SqlConnection connection, UserId user, Reach reach)
      throws SQLException {
    return on(connection, ONE, reach).set("user", user.value()).first(AdministratorTable::mandate);
  }

  private static long count(SqlConnection connection, Reach reach) throws SQLException {
    return on(connection, COUNT, reach).first(Row::number).orElse(0L);
  }

  private static Query on(SqlConnection connection, Sql sql, Reach reach) throws SQLException {
    return connection
        .on(sql)
        .set("issuer", reach.issuerText())
        .set("organization", reach.organizationText());
  }

  /// Keeps a link, of whose secret this is the SHA-256. Of the first owner's there is one at a
  /// time.
  public Grant add(KeptAdministratorLink link, byte[] secretHash, By by) {
    return writer.commit(connection -> {
      if (link.isFirst()) {
        if (connection.on(ANY_OWNER).first(Row::number).isPresent()) {
          return Grant.OWNER_EXISTS;
        }
        connection.on(END_FIRST).run();
      }
      if (waiting(connection, link.reach(), by.at()).size() >= MOST_WAITING) {
        return Grant.TOO_MANY;
      }
      on(connection, ADD_LINK, link.reach())
          .set("id", link.id().value())
          .set("role", link.role())
          .set("is_first", link.isFirst())
          .set("secret_hash", secretHash)
          .set("created_at", link.createdAt())
          .set("created_by", link.createdBy())
          .set("expires_at", link.expiresAt())
          .run();
      tell(
          connection,
          link.reach(),
          new AdministratorInvited(link.id(), told(link.role(), link.reach())),
          by);
      return Grant.DONE;
    });
  }

  /// The links that wait for just that, the latest first, but for the first owner's.
  public List<KeptAdministratorLink> waiting(Reach reach, Instant now) {
    return readers.read(connection -> waiting(connection, reach, now));
  }

  private static List<KeptAdministratorLink> waiting(
      SqlConnection connection, Reach reach, Instant now) throws SQLException {
    return on(connection, LINKS, reach)
        .set("now", now)
        .set("limit", MOST_WAITING)
        .all(AdministratorTable::link);
  }

  /// Takes back a link that gives just that; false when none waits.
  public boolean endLink(Reach reach, LinkId id, By by) {
    return writer.commit(connection -> {
      var found =
          waiting(connection, reach, by.at()).stream()
              .filter(link -> link.id().equals(id))
              .findFirst();
      if (found.isEmpty()) {
        return false;
      }
      connection.on(END_LINK).set("id", id.value()).run();
      var link = found.get();
      tell(connection, reach, new AdministratorInvitationRevoked(id, told(link.role(), reach)), by);
      return true;
    });
  }

  /// Forgets links, of which nobody is told: they gave nothing any more.
  public void forget(List<LinkId> links) {
    var _ =
        writer.commit(connection -> {
          int forgotten = 0;
          for (var id : links) {
            forgotten += connection.on(END_LINK).set("id", id.value()).run();
          }
          return forgotten;
        });
  }

  /// The link that somebody shows, if its time is not over; whether whoever made it may still make
  /// it is for whoever asks to say, here and below.
  public Optional<KeptAdministratorLink> open(LinkToken token, Instant now) {
    return readers.read(connection -> open(connection, token, now));
  }

  private static Optional<KeptAdministratorLink> open(
      SqlConnection connection, LinkToken token, Instant now) throws SQLException {
    var hash = token.secretHash();
    var found =
        connection
            .on(LINK)
            .set("id", token.id().value())
            .set("now", now)
            .first(row -> new Shown(link(row), MessageDigest.isEqual(hash, row.bytes())));
    if (found.isEmpty()) {
      var _ = MessageDigest.isEqual(hash, new byte[HASH_BYTES]);
    }
    return found.filter(Shown::isProved).map(Shown::link);
  }

  private record Shown(KeptAdministratorLink link, boolean isProved) {}

  /// Makes an account and the mandate that the link gives, and uses the link up. Of any number of
  /// people with one link, one passes; of whoever does not, nothing is kept.
  public Change join(LinkToken token, User user, PasswordHash hash, Instant now) {
    return writer.commit(connection -> {
      var link = open(connection, token, now);
      if (link.isEmpty()) {
        return Change.LINK_GONE;
      }
      if (UserTable.find(connection, TENANT, user.email()).isPresent()) {
        return Change.ADDRESS_TAKEN;
      }
      if (!isGiven(connection, link.get(), user.id(), now)) {
        return Change.LINK_GONE;
      }
      users.join(
          connection,
          TENANT,
          user,
          Optional.of(hash),
          Optional.empty(),
          dev.gatewright.identity.events.By.owner(now));
      return Change.DONE;
    });
  }

  /// Whether a role lets do less than another one.
  @FunctionalInterface
  public interface Ranking {
    boolean isLess(String given, String held);
  }

  /// The same for somebody who has an account. Whoever has a role there that lets do more keeps it,
  /// and the link is used up.
  public Change accept(LinkToken token, UserId user, Ranking ranking, Instant now) {
    return writer.commit(connection -> {
      var link = open(connection, token, now);
      if (link.isEmpty()) {
        return Change.LINK_GONE;
      }
      var held = find(connection, user, link.get().reach());
      if (held.filter(one -> ranking.isLess(link.get().role(), one.role())).isPresent()) {
        connection.on(END_LINK).set("id", token.id().value()).run();
        return Change.DONE;
      }
      return isGiven(connection, link.get(), user, now) ? Change.DONE : Change.LINK_GONE;
    });
  }

  private boolean isGiven(
      SqlConnection connection, KeptAdministratorLink link, UserId user, Instant now)
      throws SQLException {
    var by = By.operator(link.createdBy(), now);
    if (grant(connection, user, link.reach(), link.role(), by) != Grant.DONE) {
      return false;
    }
    connection.on(END_LINK).set("id", link.id().value()).run();
    return true;
  }

  /// In the server's log; what is about one issuer stands in that one's too.
  private void tell(SqlConnection connection, Reach reach, AdministrationEvent event, By by)
      throws SQLException {
    events.append(connection, EventTable.SERVER, event, by);
    if (reach.issuer().isPresent()) {
      events.append(connection, reach.issuer().get(), event, by);
    }
  }

  private static AdministrationEvent.Given told(String role, Reach reach) {
    return new AdministrationEvent.Given(role, reach.issuer(), reach.organization());
  }

  private static KeptAdministratorLink link(Row row) throws SQLException {
    return new KeptAdministratorLink(
        new LinkId(row.text()),
        Reach.kept(row.text(), row.text()),
        row.text(),
        row.flag(),
        row.instant(),
        row.text(),
        row.instant());
  }

  /// As rows have it who gave something.
  static String means(By by) {
    return by.actor() instanceof Actor.Operator(var means) ? means : by.actor().text();
  }
}
