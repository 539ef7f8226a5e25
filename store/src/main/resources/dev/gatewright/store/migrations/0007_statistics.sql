-- Times and flags as in 0001_initial.sql.

-- How often something happened at an issuer in one hour since 1970. kind and label are words of ours,
-- never what somebody sent.
CREATE TABLE hour_count (
  issuer TEXT NOT NULL,
  hour INTEGER NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (issuer, hour, kind, label)
) STRICT, WITHOUT ROWID;

CREATE INDEX hour_count_by_hour ON hour_count (hour, kind);

-- The same by day since 1970, for what is longer ago.
CREATE TABLE day_count (
  issuer TEXT NOT NULL,
  day INTEGER NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  count INTEGER NOT NULL,
  expires_hour INTEGER NOT NULL,
  PRIMARY KEY (issuer, day, kind, label)
) STRICT, WITHOUT ROWID;

CREATE INDEX day_count_by_hour ON day_count (expires_hour);

-- Why a request was refused, under the reference that its sender was shown. sent holds the few
-- parameters that help a developer and are no secret; network is the beginning of an address.
CREATE TABLE refused_request (
  issuer TEXT NOT NULL,
  reference TEXT NOT NULL,
  at INTEGER NOT NULL,
  endpoint TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT,
  client TEXT,
  network TEXT NOT NULL,
  sent TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, reference)
) STRICT, WITHOUT ROWID;

CREATE INDEX refused_request_by_time ON refused_request (issuer, at, reference);
CREATE INDEX refused_request_by_end ON refused_request (expires_at, issuer, reference);
