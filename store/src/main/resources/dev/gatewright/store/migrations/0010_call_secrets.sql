-- Times as in 0001_initial.sql.

-- What signs an issuer's calls to programs that stand in its settings, and what signs beside it for a while:
-- kind is hook or sender, name that of the hook or the channel. Encrypted under the master key.
CREATE TABLE call_secret (
  issuer TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  secret BLOB NOT NULL,
  former_secret BLOB,
  former_until INTEGER,
  PRIMARY KEY (issuer, kind, name)
) STRICT, WITHOUT ROWID;
