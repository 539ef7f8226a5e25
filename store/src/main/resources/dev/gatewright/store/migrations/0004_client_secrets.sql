-- Times and flags as in 0001_initial.sql.

-- What a client proved itself with before, which counts until then; in the form of its secrets.
ALTER TABLE client ADD COLUMN former_secrets TEXT;
ALTER TABLE client ADD COLUMN former_until INTEGER;

CREATE INDEX client_by_former ON client (former_until) WHERE former_until IS NOT NULL;

-- When a secret was last used, by the beginning of its hash. Apart from the client, whose row is
-- large and whose time of change is its tag.
CREATE TABLE client_secret_use (
  issuer TEXT NOT NULL,
  client TEXT NOT NULL,
  secret TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, client, secret)
) STRICT, WITHOUT ROWID;
