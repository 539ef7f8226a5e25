-- Times as in 0001_initial.sql.

-- What signs the questions of an issuer's hooks, which stand in its settings. Encrypted under the master key.
CREATE TABLE hook_secret (
  issuer TEXT NOT NULL,
  hook TEXT NOT NULL,
  secret BLOB NOT NULL,
  former_secret BLOB,
  former_until INTEGER,
  PRIMARY KEY (issuer, hook)
) STRICT, WITHOUT ROWID;
