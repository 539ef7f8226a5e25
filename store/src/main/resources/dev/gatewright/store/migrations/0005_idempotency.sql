-- Times and flags as in 0001_initial.sql.

-- Requests of programs that carry an Idempotency-Key (key is a keyed hash of it, fingerprint one of the
-- request), and what they were answered, encrypted under the master key. Without an answer it is not
-- known what came of one. A caller is a key, of whatever issuer; issuer and user_id say whom the request
-- is about.
CREATE TABLE kept_answer (
  caller TEXT NOT NULL,
  key BLOB NOT NULL,
  issuer TEXT,
  user_id TEXT,
  fingerprint BLOB NOT NULL,
  expires_at INTEGER NOT NULL,
  answer BLOB,
  PRIMARY KEY (caller, key)
) STRICT;

CREATE INDEX kept_answer_by_caller ON kept_answer (caller, expires_at);
CREATE INDEX kept_answer_by_expiry ON kept_answer (expires_at);
CREATE INDEX kept_answer_by_person ON kept_answer (issuer, user_id) WHERE issuer IS NOT NULL;
