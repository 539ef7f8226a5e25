package dev.gatewright.store.grants;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A database with two issuers that each have client `web`, user `ada`, session `s` and
/// organization `org`, under the same ids.
final class World {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final IssuerId ACME = new IssuerId("acme");
  static final IssuerId OTHER = new IssuerId("other");
  static final ClientId WEB = new ClientId("web");
  static final SubjectId ADA = new SubjectId("ada");
  static final SessionId SESSION = new SessionId("s");
  static final String ORGANIZATION = "org";
  static final Duration GRACE = Duration.ofSeconds(60);

  private final Database database;

  World(Database database) {
    this.database = database;
    for (var issuer : List.of("acme", "other")) {
      run(
          """
          INSERT INTO client (issuer, id, status, document, secrets, created_at, updated_at)
          VALUES ('$i', 'web', 'ACTIVE', '{}', '[]', 0, 0)
          """,
          issuer);
      run(
          """
          INSERT INTO user_account (issuer, id, email, email_as_typed, email_verified, claims,
            status, created_at, updated_at)
          VALUES ('$i', 'ada', 'ada@a.test', 'ada@a.test', 1, '{}', 'ACTIVE', 0, 0)
          """,
          issuer);
      run(
          """
          INSERT INTO session (issuer, id, user_id, created_at, last_seen_at,
            expires_at, expires_hour, idle, document)
          VALUES ('$i', 's', 'ada', $now, $now, $now + 86400000,
            $now / 3600000 + 24, 43200000, '{"v":1}')
          """,
          issuer);
      run(
          "INSERT INTO organization (issuer, id, name, status) VALUES ('$i', 'org', 'Org', 'ACTIVE')",
          issuer);
      run(
          """
          INSERT INTO membership (issuer, user_id, organization_id, scopes, status, joined_at)
          VALUES ('$i', 'ada', 'org', '[]', 'ACTIVE', 0)
          """,
          issuer);
    }
  }

  private void run(String sql, String issuer) {
    run(sql.replace("$i", issuer).replace("$now", Long.toString(NOW.toEpochMilli())));
  }

  int run(String sql) {
    return database.writer().commit(connection -> connection.on(Sql.of(sql)).run());
  }

  long count(String table) {
    return number("SELECT count(*) FROM " + table);
  }

  long number(String sql) {
    return database.readers().read(c -> c.on(Sql.of(sql)).first(Row::number)).orElseThrow();
  }

  static GrantHandle handle(String name) {
    return new GrantHandle(bytes("h" + name));
  }

  static byte[] bytes(String name) {
    return Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 16);
  }

  static NewGrant grant(String name) {
    return grant(name, SessionBond.LOGOUT, Optional.empty(), Optional.empty(), 1);
  }

  static NewGrant bonded(String name, SessionBond bond) {
    return grant(name, bond, Optional.empty(), Optional.empty(), 1);
  }

  static NewGrant inOrganization(String name) {
    return grant(name, SessionBond.NONE, Optional.of(ORGANIZATION), Optional.empty(), 1);
  }

  static NewGrant idle(String name, Duration idle) {
    return grant(name, SessionBond.NONE, Optional.empty(), Optional.of(idle), 1);
  }

  static NewGrant ofEpoch(String name, int epoch) {
    return grant(name, SessionBond.LOGOUT, Optional.empty(), Optional.empty(), epoch);
  }

  private static NewGrant grant(
      String name,
      SessionBond bond,
      Optional<String> organization,
      Optional<Duration> idle,
      int epoch) {
    var terms =
        Grant.builder(new GrantId("g" + name), WEB, ADA)
            .session(Optional.of(SESSION), bond)
            .organization(organization)
            .scope(Scope.of("openid", "email"))
            .resources(List.of("https://api.acme.test"))
            .claims(Optional.of("{\"id_token\":{}}"))
            .authentication(Set.of("pwd"), Optional.of("1"))
            .build(NOW, NOW, NOW.plus(Duration.ofDays(7)));
    return new NewGrant(
        terms, handle(name), bytes("c" + name), epoch, idle, NOW.plus(Duration.ofDays(8)));
  }

  /// A grant of which nothing is valid after `now`.
  static NewGrant ending(String name, Instant now) {
    var terms =
        Grant.builder(new GrantId("g" + name), WEB, ADA)
            .scope(Scope.of("openid"))
            .build(now, now, now);
    return new NewGrant(terms, handle(name), bytes("c" + name), 1, Optional.empty(), now);
  }

  static RefreshAttempt attempt(String name, int generation) {
    return new RefreshAttempt(handle(name), generation, 1, true, GRACE, false, Optional.empty());
  }

  static RefreshAttempt unrotated(String name, int generation, Optional<Duration> idle) {
    return new RefreshAttempt(handle(name), generation, 1, false, GRACE, false, idle);
  }
}
