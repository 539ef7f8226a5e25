-- Times and flags as in 0001_initial.sql.

-- Codes that wait to be handed to an issuer's own sender, and for a day what became of them. recipient
-- and number_range are keyed hashes of the number and of the thousand around it; country is the code
-- of its country, as +49. The document is encrypted under the master key and goes when it is settled.
CREATE TABLE text_outbox (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  user_id TEXT NOT NULL,
  recipient BLOB NOT NULL,
  number_range BLOB NOT NULL,
  country TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  due_at INTEGER,
  lease TEXT,
  tries INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  keep_until INTEGER,
  document BLOB,
  PRIMARY KEY (issuer, id)
) STRICT;

CREATE INDEX text_outbox_by_due ON text_outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX text_outbox_by_recipient ON text_outbox (issuer, recipient, created_at);
CREATE INDEX text_outbox_by_range ON text_outbox (issuer, number_range, created_at);
CREATE INDEX text_outbox_by_country ON text_outbox (issuer, kind, country, created_at);
CREATE INDEX text_outbox_by_kind ON text_outbox (issuer, kind, created_at);
CREATE INDEX text_outbox_by_user ON text_outbox (issuer, user_id, created_at);
CREATE INDEX text_outbox_by_keeping ON text_outbox (keep_until) WHERE keep_until IS NOT NULL;
