-- Times and flags as in 0001_initial.sql.

-- Those who may act as somebody: a secret that waits, of which the hash is of as many random bits, and once it
-- is used the session in which they do. The reason is here for as long as the secret waits; then it is in the
-- event, under the person's key. actor is what events say of whoever asked.
CREATE TABLE impersonation (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  vouched_by TEXT NOT NULL,
  client TEXT,
  secret_hash BLOB,
  reason TEXT,
  session_id TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX impersonation_by_actor ON impersonation (actor, issuer);
CREATE INDEX impersonation_by_user ON impersonation (issuer, user_id);
CREATE INDEX impersonation_by_expiry ON impersonation (expires_at);
