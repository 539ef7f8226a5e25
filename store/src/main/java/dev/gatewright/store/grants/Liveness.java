package dev.gatewright.store.grants;

/// The question every use of a grant asks inside its own statement: does all that it hangs on still
/// live? Whoever holds the rows of clients, people and sessions answers it.
enum Liveness {
  /// The store holds them and answers inside the statement.
  ///
  /// The subject is a user, or the PIN that let a guest in. Signing out everywhere kills what was
  /// authenticated at or before it, by comparison. A session counts by `session_bond`: NONE not at
  /// all, LOGOUT until it is ended, SESSION until it ends in any way. A missing row is dead, and so
  /// is a grant older than its client, which is a later one of the same id.
  HELD_HERE(
      """
      CASE
        WHEN NOT EXISTS (
          SELECT 1 FROM client AS c
          WHERE c.issuer = g.issuer AND c.id = g.client_id AND c.status = 'ACTIVE'
            AND c.created_at <= g.created_at)
          THEN 'CLIENT'
        WHEN NOT EXISTS (
          SELECT 1 FROM user_account AS u
          WHERE u.issuer = g.issuer AND u.id = g.user_id AND u.status = 'ACTIVE'
            AND (u.signed_out_at IS NULL OR u.signed_out_at < g.auth_time))
          AND NOT EXISTS (
          SELECT 1 FROM pin AS p
          WHERE p.issuer = g.issuer AND p.id = g.user_id AND p.revoked_at IS NULL
            AND (p.expires_at IS NULL OR p.expires_at > :now))
          THEN 'SUBJECT'
        WHEN g.session_bond <> 'NONE' AND g.session_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM session AS s
          WHERE s.issuer = g.issuer AND s.id = g.session_id AND s.ended_at IS NULL
            AND (g.session_bond = 'LOGOUT'
              OR (s.expires_at > :now AND s.last_seen_at + s.idle > :now)))
          THEN 'SESSION'
        WHEN g.organization_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM membership AS m
          JOIN organization AS o ON o.issuer = m.issuer AND o.id = m.organization_id
          WHERE m.issuer = g.issuer AND m.user_id = g.user_id
            AND m.organization_id = g.organization_id
            AND m.status = 'ACTIVE' AND o.status = 'ACTIVE')
          THEN 'ORGANIZATION'
        ELSE 'ALIVE'
      END
      """),

  /// The host holds them, out of the store's sight: everything is taken to live, and
  /// [dev.gatewright.protocol.HostCheckedGrants] asks the host.
  HELD_BY_HOST("CASE WHEN :now IS NOT NULL THEN 'ALIVE' END");

  /// What the expression answers for a grant that lives. The other answers name what is dead first.
  static final String ALIVE = "ALIVE";

  static final String CLIENT = "CLIENT";
  static final String SUBJECT = "SUBJECT";
  static final String SESSION = "SESSION";
  static final String ORGANIZATION = "ORGANIZATION";

  private final String ofGrant;

  Liveness(String ofGrant) {
    this.ofGrant = ofGrant;
  }

  /// An SQL expression over a row named `g` and the parameter `:now`, which it names in any case,
  /// so that a statement has the same parameters whoever answers.
  String ofGrant() {
    return ofGrant;
  }
}
