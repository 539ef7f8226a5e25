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

-- Lists go on where they ended, so each has an index in its order.
CREATE INDEX pin_by_creation ON pin (issuer, created_at, id);
CREATE INDEX api_key_by_creation ON api_key (created_at, id);
CREATE INDEX api_key_of_issuer_by_creation ON api_key (issuer, created_at, id);

-- People in the order in which they came, those who may not act apart, and by the name that claims say.
CREATE INDEX user_account_by_creation ON user_account (issuer, created_at, id);
CREATE INDEX user_account_barred_by_creation ON user_account (issuer, status, created_at, id)
  WHERE status <> 'ACTIVE';
CREATE INDEX user_account_by_name
  ON user_account (issuer, substr(json_extract(claims, '$.name'), 1, 64) COLLATE NOCASE, id)
  WHERE substr(json_extract(claims, '$.name'), 1, 64) IS NOT NULL;

-- When an organization was changed last; each change has a time of its own.
ALTER TABLE organization ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;

CREATE INDEX api_key_by_maker ON api_key (created_by);

-- Sessions and grants of an issuer, of a client and of an organization, in the order in which they began.
-- None of these columns changes.
CREATE INDEX session_by_creation ON session (issuer, created_at, id);
CREATE INDEX grant_by_client ON authorization_grant (issuer, client_id, created_at, id);
CREATE INDEX grant_by_organization ON authorization_grant (issuer, organization_id, created_at, id)
  WHERE organization_id IS NOT NULL;

-- What became of mails, the last first.
CREATE INDEX outbox_by_creation ON outbox (issuer, created_at, id);
