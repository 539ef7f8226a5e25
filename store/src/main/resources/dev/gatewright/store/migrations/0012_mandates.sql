-- Times and flags as in 0001_initial.sql.

-- A mandate may be for one organization of the issuer, which is then part of its key; organization is empty
-- where it is for all of the issuer.
CREATE TABLE administrator_of (
  user_id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  organization TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (user_id, issuer, organization)
) STRICT, WITHOUT ROWID;

INSERT INTO administrator_of (user_id, issuer, organization, role, created_at, created_by)
SELECT user_id, issuer, '', role, created_at, created_by FROM administrator;

DROP TABLE administrator;

ALTER TABLE administrator_of RENAME TO administrator;

CREATE INDEX administrator_by_issuer ON administrator (issuer, organization);

ALTER TABLE administrator_link ADD COLUMN organization TEXT NOT NULL DEFAULT '';

-- Clients of the issuer "system" that administer: in one issuer each row, or in all, where issuer is empty.
CREATE TABLE client_mandate (
  client_id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (client_id, issuer)
) STRICT, WITHOUT ROWID;

CREATE INDEX client_mandate_by_issuer ON client_mandate (issuer);
