-- Times and flags as in 0001_initial.sql.

-- What was applied, the first as number 1. An outcome of BEGUN stays where the process ended in between.
-- added, changed and removed count settings; people counts what became of people, of which no more is kept.
CREATE TABLE configuration_history (
  number INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  comment TEXT NOT NULL,
  outcome TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  people INTEGER NOT NULL,
  keep_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX configuration_history_by_keeping ON configuration_history (keep_until);

-- What an entry changed at an issuer, setting by setting, without secrets.
CREATE TABLE configuration_change (
  issuer TEXT NOT NULL,
  number INTEGER NOT NULL,
  document TEXT NOT NULL,
  keep_until INTEGER NOT NULL,
  PRIMARY KEY (issuer, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX configuration_change_by_number ON configuration_change (number);
CREATE INDEX configuration_change_by_keeping ON configuration_change (keep_until);

-- An issuer's settings without secrets, as they were after each of the entries from number to last_number,
-- compressed.
CREATE TABLE configuration_state (
  issuer TEXT NOT NULL,
  number INTEGER NOT NULL,
  last_number INTEGER NOT NULL,
  document BLOB NOT NULL,
  keep_until INTEGER NOT NULL,
  PRIMARY KEY (issuer, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX configuration_state_by_last ON configuration_state (last_number);
CREATE INDEX configuration_state_by_keeping ON configuration_state (keep_until);

-- Who changed a setting last, since a file that names it was applied. keep_until is for what is gone.
CREATE TABLE setting_change (
  issuer TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  keep_until INTEGER,
  PRIMARY KEY (issuer, kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX setting_change_by_keeping ON setting_change (keep_until) WHERE keep_until IS NOT NULL;
