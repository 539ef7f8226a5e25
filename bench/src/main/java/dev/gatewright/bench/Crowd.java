package dev.gatewright.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// People of a store that no server runs on, with a session, an event and ten grants each: copies
/// of rows that the server itself wrote, under keys of their own. Four fifths are of the issuer
/// `acme`, a tenth each of `beta` and `gamma`.
///
/// Everything about person `i` follows from `i`, so that whoever measures knows places in lists
/// without asking the store. Keys are scattered as random ones are.
///
/// @param users how many
/// @param begins when the first came, in milliseconds; the others follow a second apart
record Crowd(int users, long begins) {
  static final int GRANTS = 10;

  /// The client whose grants are all revoked, a tenth of them.
  static final String OLD = "old";

  /// An organization with a tenth of the people of its issuer; the others have eighty each.
  static final String LARGE = "org_large";

  static final int CLIENTS = 1_000;
  static final int API_KEYS = 1_000;
  static final int DELIVERIES = 10_000;

  private static final long APART = 1_000;
  private static final long DAY = 86_400_000L;
  private static final long SCATTER = 2_654_435_761L;
  private static final long MASK = 0xffff_ffffL;
  private static final int PER_ORGANIZATION = 100;

  static String hash(int i) {
    return String.format(Locale.ROOT, "%08x", i * SCATTER & MASK);
  }

  static String user(int i) {
    return "usr_" + hash(i);
  }

  static String email(int i) {
    return hash(i) + "@crowd.test";
  }

  static String organization(int i) {
    return String.format(Locale.ROOT, "org_%07d", i / PER_ORGANIZATION);
  }

  /// An id of as many characters as the server gives.
  static String id(String prefix, int i) {
    return prefix + "_" + hash(i) + "0000000000000A";
  }

  static String grant(int i, int number) {
    return "g" + number + hash(i);
  }

  long at(int i) {
    return begins + i * APART;
  }

  /// Somebody of `acme`.
  int anybody(Random random) {
    int i = random.nextInt(users);
    return i % 10 < 8 ? i : i - 2;
  }

  void fill(Path store) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        var statement = connection.createStatement()) {
      for (var pragma : List.of("synchronous=OFF", "cache_size=-1000000", "temp_store=MEMORY")) {
        statement.execute("PRAGMA " + pragma);
      }
      // Indexes are made at the end, in order.
      var indexes = indexes(statement);
      for (var index : indexes) {
        statement.execute("DROP INDEX " + index.name());
      }
      fill(connection, statement);
      for (var index : indexes) {
        statement.execute(index.sql());
      }
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  private record Index(String name, String sql) {}

  private static List<Index> indexes(Statement statement) throws SQLException {
    var found = new ArrayList<Index>();
    try (var rows =
        statement.executeQuery(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")) {
      while (rows.next()) {
        found.add(new Index(rows.getString(1), rows.getString(2)));
      }
    }
    return found;
  }

  private void fill(Connection connection, Statement statement) throws SQLException {
    connection.setAutoCommit(false);
    for (var sql : STATEMENTS.split(";\n", -1)) {
      if (!sql.isBlank()) {
        statement.execute(
            sql.replace("$USERS", Integer.toString(users))
                .replace("$GRANTS", Integer.toString(GRANTS))
                .replace("$CLIENTS", Integer.toString(CLIENTS))
                .replace("$API_KEYS", Integer.toString(API_KEYS))
                .replace("$DELIVERIES", Integer.toString(DELIVERIES))
                .replace("$PER_ORGANIZATION", Integer.toString(PER_ORGANIZATION))
                .replace("$BEGINS", Long.toString(begins))
                .replace("$APART", Long.toString(APART))
                .replace("$NOW", Long.toString(at(users)))
                .replace("$LATER", Long.toString(at(users) + 30 * DAY))
                .replace("$HOUR", Long.toString((at(users) + 30 * DAY) / (DAY / 24)))
                .replace("$SCATTER", Long.toString(SCATTER))
                .replace("$MASK", Long.toString(MASK)));
        connection.commit();
      }
    }
    connection.setAutoCommit(true);
  }

  private static final String STATEMENTS =
      """
      CREATE TEMP TABLE n AS
        WITH RECURSIVE up (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM up WHERE i < $USERS - 1)
        SELECT i FROM up;
      CREATE TEMP TABLE k AS
        WITH RECURSIVE up (j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM up WHERE j < $GRANTS - 1)
        SELECT j FROM up;
      CREATE TEMP TABLE person AS
        SELECT i, hash, 'usr_' || hash AS id, hash || '0000000000000A' AS tail,
          $BEGINS + i * $APART AS at,
          CASE i % 10 WHEN 8 THEN 'beta' WHEN 9 THEN 'gamma' ELSE 'acme' END AS issuer
        FROM (SELECT i, printf('%08x', (i * $SCATTER) & $MASK) AS hash FROM n);

      INSERT INTO user_account (
        issuer, id, email, email_as_typed, email_verified, claims, status, created_at, updated_at)
      SELECT issuer, id, hash || '@crowd.test', hash || '@crowd.test', 1,
        json_object('name', 'Ada ' || hash),
        CASE i % 100 WHEN 7 THEN 'SUSPENDED' ELSE 'ACTIVE' END, at, at
      FROM person;
      INSERT INTO login_name (issuer, kind, name, user_id)
        SELECT issuer, 'USERNAME', 'u' || hash, id FROM person WHERE i % 2 = 0;

      INSERT INTO organization (issuer, id, name, status, updated_at)
        SELECT DISTINCT 'acme', printf('org_%07d', i / $PER_ORGANIZATION),
          'Organization ' || (i / $PER_ORGANIZATION), 'ACTIVE', $NOW FROM n
        UNION ALL SELECT 'acme', 'org_large', 'Large', 'ACTIVE', $NOW;
      INSERT INTO membership (issuer, user_id, organization_id, scopes, status, joined_at)
        SELECT p.issuer, p.id, o.id, m.scopes, 'ACTIVE', p.at
        FROM person AS p
        JOIN (SELECT scopes FROM membership LIMIT 1) AS m
        JOIN organization AS o ON o.issuer = 'acme' AND (
          o.id = printf('org_%07d', p.i / $PER_ORGANIZATION)
          OR o.id = CASE p.i % 10 WHEN 0 THEN 'org_large' END)
        WHERE p.issuer = 'acme';

      INSERT INTO session (
        issuer, id, user_id, created_at, last_seen_at, expires_at, expires_hour, idle, ended_at,
        document)
      SELECT p.issuer, 's_' || p.tail, p.id, p.at, $NOW, $LATER, $HOUR, s.idle,
        CASE p.i % 5 WHEN 3 THEN p.at END, s.document
      FROM person AS p JOIN (SELECT idle, document FROM session LIMIT 1) AS s;

      CREATE TEMP TABLE given AS SELECT * FROM authorization_grant LIMIT 1;
      INSERT INTO authorization_grant (
        issuer, handle, code_id, id, client_id, user_id, session_id, session_bond, organization_id,
        auth_time, document, epoch, created_at, expires_at, keep_hour, idle_expires_at, generation,
        rotated_at, grace_used, grace_run, revoked_at, revoke_reason, outcome)
      SELECT p.issuer, randomblob(length(g.handle)), randomblob(length(g.code_id)),
        'g' || k.j || p.hash,
        CASE WHEN k.j < 6 THEN 'app' WHEN k.j < 9 THEN 'web' ELSE 'old' END, p.id, 's_' || p.tail,
        g.session_bond, g.organization_id, g.auth_time, g.document, g.epoch, p.at + k.j, $LATER,
        $HOUR, CASE WHEN g.idle_expires_at IS NOT NULL THEN $LATER END, g.generation, p.at, 0, 0,
        CASE WHEN k.j = 9 OR k.j % 3 = 1 THEN p.at END,
        CASE WHEN k.j = 9 OR k.j % 3 = 1 THEN 'revoked' END, g.outcome
      FROM person AS p CROSS JOIN k JOIN given AS g;

      CREATE TEMP TABLE registered AS SELECT * FROM client WHERE issuer = 'acme' AND id = 'app';
      INSERT INTO client (issuer, id, status, document, secrets, created_at, updated_at)
        SELECT c.issuer, 'copy_' || p.hash, c.status, c.document, c.secrets, p.at, p.at
        FROM registered AS c JOIN person AS p WHERE p.i < $CLIENTS
        UNION ALL
        SELECT issuer, 'old', status, document, secrets, created_at, updated_at FROM registered;
      INSERT INTO api_key (
        id, hash, name, role, permissions, addresses, created_at, created_by)
      SELECT 'key_' || p.tail, randomblob(32), 'copy', k.role, k.permissions, k.addresses, p.at,
        k.created_by
      FROM person AS p JOIN (SELECT * FROM api_key LIMIT 1) AS k WHERE p.i < $API_KEYS;
      INSERT INTO pin (issuer, id, hash, label, privileges, created_at)
        SELECT issuer, 'pin_' || tail, randomblob(32), 'door', '["open"]', at FROM person
        WHERE i % 10 = 0;
      INSERT INTO outbox (
        issuer, id, kind, user_id, recipient, share, created_at, deadline, tries, outcome,
        keep_until)
      SELECT issuer, 'mail_' || tail, 'SIGN_IN_LINK', id, randomblob(32), '', at, $LATER, 1, 'SENT',
        $LATER
      FROM person WHERE i % 10 = 0;

      CREATE TEMP TABLE sample AS
        SELECT row_number() OVER () - 1 AS r, name, details FROM event
        WHERE issuer = 'acme' AND user_id IS NOT NULL;
      INSERT INTO event_head (issuer, last)
        SELECT id, 0 FROM issuer WHERE true ON CONFLICT (issuer) DO NOTHING;
      INSERT INTO event (issuer, seq, at, name, actor, user_id, details)
        SELECT issuer, last + row_number() OVER (PARTITION BY issuer ORDER BY i), at, name,
          'user:' || id, id, details
        FROM (
          SELECT p.issuer, p.i, p.at, p.id, h.last, s.name, s.details
          FROM person AS p
          JOIN event_head AS h ON h.issuer = p.issuer
          JOIN sample AS s ON s.r = p.i % (SELECT count(*) FROM sample));
      UPDATE event_head SET last = (SELECT max(seq) FROM event AS e WHERE e.issuer = event_head.issuer)
        WHERE issuer IN ('acme', 'beta', 'gamma');
      INSERT INTO webhook_delivery (
        issuer, webhook, seq, event, outcome, tries, deadline, tried_at, took, status, reason,
        keep_until)
      SELECT 'acme', 'hook', i + 1, 'user.signed_in', 'DELIVERED', 1, $LATER, $NOW, 20, 200, '',
        $LATER
      FROM n WHERE i < $DELIVERIES;
      """;
}
