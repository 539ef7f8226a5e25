-- When a backup was put back, in seconds since 1970, each later than those before. Numbers of events that were given
-- after the backup are given again, so it tells them apart.
CREATE TABLE restoration (
  at INTEGER NOT NULL PRIMARY KEY
) STRICT;

-- The last number that an issuer had in the backup. It outlives the events, as event_head does.
CREATE TABLE restored_head (
  issuer TEXT NOT NULL,
  at INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (issuer, at)
) STRICT, WITHOUT ROWID;
