-- Times and flags as in 0001_initial.sql.

-- People of the issuer "system" who administer: in one issuer each row, or in all, where issuer is empty,
-- which is the owner's.
CREATE TABLE administrator (
  user_id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (user_id, issuer)
) STRICT, WITHOUT ROWID;

CREATE INDEX administrator_by_issuer ON administrator (issuer);

-- Links that make whoever opens them an administrator, once. One of the first owner's counts only while
-- there is no owner. The hash is of a secret of as many random bits.
CREATE TABLE administrator_link (
  id TEXT NOT NULL PRIMARY KEY,
  issuer TEXT NOT NULL,
  role TEXT NOT NULL,
  is_first INTEGER NOT NULL,
  secret_hash BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX administrator_link_by_issuer ON administrator_link (issuer);
CREATE INDEX administrator_link_by_creator ON administrator_link (created_by);
CREATE INDEX administrator_link_by_expiry ON administrator_link (expires_at);
