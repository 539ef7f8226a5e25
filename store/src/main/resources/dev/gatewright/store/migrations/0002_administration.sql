-- Times and flags as in 0001_initial.sql.

-- With what programs administer: an issuer's, or the owner's where there is none. The hash is of a
-- secret of as many random bits. Whoever shows one names no issuer, so the id alone is the key.
CREATE TABLE api_key (
  id TEXT NOT NULL PRIMARY KEY,
  issuer TEXT,
  hash BLOB NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  permissions TEXT NOT NULL,
  addresses TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  last_used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX api_key_by_issuer ON api_key (issuer);

-- Where events of an issuer are sent. seen is the last event that was looked at; off_at, when the receiver
-- said that it wants no more. failures counts those since the last success, and nothing is sent before
-- paused_until. next_at is when there is something to send. Both secrets are encrypted under the master
-- key, and both sign until former_until.
CREATE TABLE webhook (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  active INTEGER NOT NULL,
  off_at INTEGER,
  seen INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  paused_until INTEGER NOT NULL,
  next_at INTEGER,
  secret BLOB NOT NULL,
  former_secret BLOB,
  former_until INTEGER,
  PRIMARY KEY (issuer, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_by_next ON webhook (next_at) WHERE next_at IS NOT NULL;

-- Events that wait for a webhook, and for a while what became of them.
CREATE TABLE webhook_delivery (
  issuer TEXT NOT NULL,
  webhook TEXT NOT NULL,
  seq INTEGER NOT NULL,
  event TEXT NOT NULL,
  outcome TEXT NOT NULL,
  tries INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  due_at INTEGER,
  tried_at INTEGER,
  took INTEGER NOT NULL,
  status INTEGER NOT NULL,
  reason TEXT NOT NULL,
  keep_until INTEGER,
  PRIMARY KEY (issuer, webhook, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_delivery_by_due ON webhook_delivery (issuer, webhook, due_at)
  WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_by_keeping ON webhook_delivery (keep_until)
  WHERE keep_until IS NOT NULL;
CREATE INDEX webhook_delivery_settled ON webhook_delivery (issuer, webhook, keep_until)
  WHERE keep_until IS NOT NULL;
