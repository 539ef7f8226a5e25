package dev.gatewright.store.grants;

import dev.gatewright.protocol.ports.Grants.Dead;

/// Ways for a grant in an organization to lose what it hangs on.
enum Killing {
  CLIENT_DISABLED("UPDATE client SET status = 'DISABLED' WHERE issuer = 'acme'", Dead.CLIENT),
  CLIENT_REMOVED("DELETE FROM client WHERE issuer = 'acme'", Dead.CLIENT),
  USER_SUSPENDED(
      "UPDATE user_account SET status = 'SUSPENDED' WHERE issuer = 'acme'", Dead.SUBJECT),
  USER_REMOVED("DELETE FROM user_account WHERE issuer = 'acme'", Dead.SUBJECT),
  SIGNED_OUT_EVERYWHERE(
      "UPDATE user_account SET signed_out_at = "
          + World.NOW.toEpochMilli()
          + " WHERE issuer = 'acme'",
      Dead.SUBJECT),
  SESSION_ENDED("UPDATE session SET ended_at = 1 WHERE issuer = 'acme'", Dead.SESSION),
  SESSION_EXPIRED(
      "UPDATE session SET expires_at = " + World.NOW.toEpochMilli() + " WHERE issuer = 'acme'",
      Dead.SESSION),
  SESSION_IDLE(
      "UPDATE session SET last_seen_at = last_seen_at - idle WHERE issuer = 'acme'", Dead.SESSION),
  ORGANIZATION_SUSPENDED(
      "UPDATE organization SET status = 'SUSPENDED' WHERE issuer = 'acme'", Dead.ORGANIZATION),
  MEMBERSHIP_SUSPENDED(
      "UPDATE membership SET status = 'SUSPENDED' WHERE issuer = 'acme'", Dead.ORGANIZATION),
  MEMBERSHIP_REMOVED("DELETE FROM membership WHERE issuer = 'acme'", Dead.ORGANIZATION);

  final String sql;
  final Dead dead;

  Killing(String sql, Dead dead) {
    this.sql = sql;
    this.dead = dead;
  }
}
