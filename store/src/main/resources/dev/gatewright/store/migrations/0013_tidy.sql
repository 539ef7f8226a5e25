-- Times and flags as in 0001_initial.sql.

-- Each change of an issuer, a client or a webhook, numbered by issuer. What it was and became is compressed, without
-- secrets; nothing where it was not there. proofs: 1 a secret is kept, 2 a signing key. replaced: of the same, and 4 for
-- what the issuer proves itself with at providers. applied is the entry of configuration_history that it belongs to.
CREATE TABLE setting_history (
  issuer TEXT NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  before BLOB,
  before_proofs INTEGER NOT NULL,
  after BLOB,
  after_proofs INTEGER NOT NULL,
  replaced INTEGER NOT NULL,
  applied INTEGER,
  keep_until INTEGER NOT NULL,
  PRIMARY KEY (issuer, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX setting_history_by_time ON setting_history (at) WHERE applied IS NULL;
CREATE INDEX setting_history_by_keeping ON setting_history (keep_until);

-- The name in small letters, by which people look for organizations. Of names that were there before, letters of
-- ASCII alone are made small, until the organization is written again.
ALTER TABLE organization ADD COLUMN folded TEXT NOT NULL DEFAULT '';

UPDATE organization SET folded = lower(name);

CREATE INDEX organization_by_folded_name ON organization (issuer, folded, id);
