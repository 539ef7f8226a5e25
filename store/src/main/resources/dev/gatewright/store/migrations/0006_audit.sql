-- Times and flags as in 0001_initial.sql.

-- With what the server signs heads of trails. The private half is encrypted under the master key.
CREATE TABLE audit_key (
  kid TEXT NOT NULL PRIMARY KEY,
  created_at INTEGER NOT NULL,
  public_key BLOB NOT NULL,
  sealed_private_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the events of an issuer are chained: seq and hash are of the last one, event_at its time.
-- head_seq and head_at are of the last signed head. What was deleted ends with cut_seq and cut_hash, which
-- are signed as a head is.
CREATE TABLE audit_chain (
  issuer TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  event_at INTEGER NOT NULL,
  head_seq INTEGER NOT NULL,
  head_at INTEGER NOT NULL,
  cut_seq INTEGER NOT NULL,
  cut_hash BLOB NOT NULL,
  cut_at INTEGER NOT NULL,
  cut_kid TEXT,
  cut_signature BLOB
) STRICT, WITHOUT ROWID;

-- The hash of each event: of its row and of the hash before. A table of its own, so that no row of event
-- is ever written twice.
CREATE TABLE event_chain (
  issuer TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (issuer, seq)
) STRICT, WITHOUT ROWID;

-- Signed hashes, at most one a minute. event_at is the time of the event. keep_until is set for those of
-- which an hour has a later one.
CREATE TABLE audit_head (
  issuer TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  at INTEGER NOT NULL,
  event_at INTEGER NOT NULL,
  kid TEXT NOT NULL,
  signature BLOB NOT NULL,
  keep_until INTEGER,
  PRIMARY KEY (issuer, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_head_by_event_time ON audit_head (issuer, event_at);
CREATE INDEX audit_head_by_keeping ON audit_head (keep_until) WHERE keep_until IS NOT NULL;

-- Up to which event of an issuer all was handed to the syslog receiver.
CREATE TABLE syslog_cursor (
  issuer TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
