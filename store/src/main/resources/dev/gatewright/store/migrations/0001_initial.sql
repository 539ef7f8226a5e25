-- Times are milliseconds since 1970; an *_hour is a time divided into whole hours, which the sweep of
-- expired rows walks by. Flags are 0 and 1. Every key starts with the issuer, but for that of
-- api_key in 0002_administration.sql.

CREATE TABLE store_state (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  epoch INTEGER NOT NULL,
  epoch_began_at INTEGER NOT NULL
) STRICT;

INSERT INTO store_state (one, epoch, epoch_began_at) VALUES (1, 1, 0);

CREATE TABLE issuer (
  id TEXT NOT NULL PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE issuer_secret (
  issuer TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (issuer, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE signing_key (
  issuer TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  kid TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  active_from INTEGER NOT NULL,
  remove_at INTEGER,
  public_key BLOB NOT NULL,
  sealed_private_key BLOB NOT NULL,
  PRIMARY KEY (issuer, algorithm, sequence),
  UNIQUE (issuer, kid)
) STRICT, WITHOUT ROWID;

CREATE TABLE client (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  status TEXT NOT NULL,
  document TEXT NOT NULL,
  secrets TEXT NOT NULL,
  sealed_signing_key BLOB,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, id)
) STRICT, WITHOUT ROWID;

-- What an issuer proves itself with at other providers, encrypted under the master key.
CREATE TABLE provider_secret (
  issuer TEXT NOT NULL,
  provider TEXT NOT NULL,
  kind TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (issuer, provider)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_account (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  email_as_typed TEXT NOT NULL,
  email_verified INTEGER NOT NULL,
  claims TEXT NOT NULL,
  role TEXT,
  status TEXT NOT NULL,
  password_hash TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  signed_out_at INTEGER,
  PRIMARY KEY (issuer, id),
  UNIQUE (issuer, email)
) STRICT;

-- The few who may not act, in the order in which people are listed.
CREATE INDEX user_account_barred ON user_account (issuer, status, email) WHERE status <> 'ACTIVE';

-- The names beside their addresses by which people say who they are.
CREATE TABLE login_name (
  issuer TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (issuer, kind, name),
  UNIQUE (issuer, user_id, kind)
) STRICT, WITHOUT ROWID;

-- Who asked to be deleted, and when that is due.
CREATE TABLE departure (
  issuer TEXT NOT NULL,
  user_id TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX departure_by_time ON departure (due_at, issuer, user_id);

-- What people can prove themselves with beside their passwords; the document is the method's own.
CREATE TABLE credential (
  issuer TEXT NOT NULL,
  user_id TEXT NOT NULL,
  method TEXT NOT NULL,
  id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (issuer, user_id, method, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX credential_by_id ON credential (issuer, method, id);

-- Who at other providers signs in to which account: provider, the issuer that it is, and subject.
-- granted_organization is where the person is a member by the provider's word.
CREATE TABLE linked_identity (
  issuer TEXT NOT NULL,
  provider TEXT NOT NULL,
  upstream_issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  email TEXT,
  linked_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  created_person INTEGER NOT NULL,
  granted_organization TEXT,
  PRIMARY KEY (issuer, provider, upstream_issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX linked_identity_by_user ON linked_identity (issuer, user_id, id);

-- Numbers that let in whoever has no account; hash is a keyed hash of the digits. A grant given to
-- such a guest has the id of the PIN in user_id.
CREATE TABLE pin (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  hash BLOB NOT NULL,
  label TEXT NOT NULL,
  privileges TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  PRIMARY KEY (issuer, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX pin_by_hash ON pin (issuer, hash) WHERE revoked_at IS NULL;

-- What is mailed. The document is encrypted under the master key and goes when the mail is sent or
-- given up; due_at and lease are absent from then on. recipient is a keyed hash, by which mails are
-- counted, and share is out of which part of the issuer's mails one is taken.
CREATE TABLE outbox (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  user_id TEXT,
  recipient BLOB NOT NULL,
  share TEXT NOT NULL,
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

CREATE INDEX outbox_by_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_by_recipient ON outbox (issuer, recipient, created_at);
CREATE INDEX outbox_by_share ON outbox (issuer, share, created_at);
CREATE INDEX outbox_by_user ON outbox (issuer, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX outbox_by_keeping ON outbox (keep_until) WHERE keep_until IS NOT NULL;

-- Links and codes that were mailed. holder is the person, or a keyed hash of the address where there
-- is none, or both for the way back to an address. Of a purpose and holder there is one at a time; of
-- those that anybody can ask for a few for each network that asked, of which asker is a keyed hash.
-- The document is encrypted under the master key and goes when the link is used.
CREATE TABLE mailed_link (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  holder TEXT NOT NULL,
  asker BLOB,
  user_id TEXT,
  secret_hash BLOB NOT NULL,
  code_hash BLOB,
  code_expires_at INTEGER,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  spent_at INTEGER,
  document BLOB,
  PRIMARY KEY (issuer, id)
) STRICT;

CREATE INDEX mailed_link_by_holder ON mailed_link (issuer, holder, purpose, created_at)
  WHERE spent_at IS NULL;
CREATE INDEX mailed_link_by_user ON mailed_link (issuer, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX mailed_link_by_expiry ON mailed_link (expires_at);

-- What people asked to be mailed by typing an address, before anybody looked whether there is an
-- account. The document is encrypted under the master key.
CREATE TABLE mail_request (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  document BLOB NOT NULL,
  PRIMARY KEY (issuer, id)
) STRICT;

CREATE INDEX mail_request_by_creation ON mail_request (created_at, issuer, id);
CREATE INDEX mail_request_by_expiry ON mail_request (expires_at);

CREATE TABLE organization (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (issuer, id)
) STRICT, WITHOUT ROWID;

-- Keyed by the user first: every token, refresh and UserInfo call asks what one user belongs to.
-- is_default marks the one that the user chose before the others; it goes with the row.
CREATE TABLE membership (
  issuer TEXT NOT NULL,
  user_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  title TEXT,
  scopes TEXT NOT NULL,
  status TEXT NOT NULL,
  joined_at INTEGER NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (issuer, user_id, organization_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_by_organization ON membership (issuer, organization_id, user_id);

-- Mail domains that organizations say are theirs. One is at most one organization's; challenge is what
-- the DNS must say.
CREATE TABLE organization_domain (
  issuer TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  domain TEXT NOT NULL,
  challenge TEXT NOT NULL,
  status TEXT NOT NULL,
  claimed_at INTEGER NOT NULL,
  proved_at INTEGER,
  looked_at INTEGER NOT NULL,
  due_at INTEGER,
  PRIMARY KEY (issuer, organization_id, domain)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX organization_domain_by_domain ON organization_domain (issuer, domain)
  WHERE status = 'VERIFIED';
CREATE INDEX organization_domain_by_due ON organization_domain (due_at) WHERE due_at IS NOT NULL;

-- Invitations to organizations. A row stays until it expires, answered or not, so that they are
-- counted; of an address one waits at a time.
CREATE TABLE invitation (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  email TEXT NOT NULL,
  email_as_typed TEXT NOT NULL,
  title TEXT,
  scopes TEXT NOT NULL,
  inviter_id TEXT,
  inviter_name TEXT,
  secret_hash BLOB NOT NULL,
  mails INTEGER NOT NULL,
  answer TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, id)
) STRICT;

CREATE UNIQUE INDEX invitation_by_address ON invitation (issuer, organization_id, email)
  WHERE answer IS NULL;
CREATE INDEX invitation_by_organization ON invitation (issuer, organization_id);
CREATE INDEX invitation_by_inviter ON invitation (issuer, inviter_id)
  WHERE inviter_id IS NOT NULL;
CREATE INDEX invitation_by_email ON invitation (issuer, email) WHERE answer IS NULL;
CREATE INDEX invitation_by_expiry ON invitation (expires_at);

-- last_seen_at, ended_at and the document change and stand in no index.
CREATE TABLE session (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  expires_hour INTEGER NOT NULL,
  idle INTEGER NOT NULL,
  ended_at INTEGER,
  document TEXT NOT NULL,
  PRIMARY KEY (issuer, id)
) STRICT;

CREATE INDEX session_by_user ON session (issuer, user_id, created_at);
-- The sweep goes along it and comes by the sessions that must stay only once a round.
CREATE INDEX session_by_hour ON session (expires_hour, issuer, id);

CREATE TABLE device (
  issuer TEXT NOT NULL,
  user_id TEXT NOT NULL,
  id TEXT NOT NULL,
  remembered_at INTEGER NOT NULL,
  trusted_at INTEGER,
  user_agent TEXT,
  PRIMARY KEY (issuer, user_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX device_by_id ON device (issuer, id);

CREATE TABLE throttle (
  issuer TEXT NOT NULL,
  key TEXT NOT NULL,
  count INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX throttle_by_end ON throttle (ends_at);

CREATE TABLE consent (
  issuer TEXT NOT NULL,
  user_id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  granted_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, user_id, client_id)
) STRICT, WITHOUT ROWID;

-- One user's authorization of one client. Columns that a refresh changes stand in no index, so it
-- rewrites one page of the table and nothing else. `outcome` is how a statement that decides
-- reports what it decided.
CREATE TABLE authorization_grant (
  issuer TEXT NOT NULL,
  handle BLOB NOT NULL,
  code_id BLOB NOT NULL,
  id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  session_id TEXT,
  session_bond TEXT NOT NULL,
  organization_id TEXT,
  auth_time INTEGER NOT NULL,
  document TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  keep_hour INTEGER NOT NULL,
  idle_expires_at INTEGER,
  generation INTEGER NOT NULL,
  rotated_at INTEGER NOT NULL,
  grace_used INTEGER NOT NULL,
  grace_run INTEGER NOT NULL,
  revoked_at INTEGER,
  revoke_reason TEXT,
  outcome TEXT NOT NULL,
  PRIMARY KEY (issuer, handle),
  UNIQUE (issuer, code_id),
  UNIQUE (issuer, id)
) STRICT;

CREATE INDEX grant_by_user ON authorization_grant (issuer, user_id, client_id);
CREATE INDEX grant_by_session ON authorization_grant (issuer, session_id)
  WHERE session_id IS NOT NULL;
CREATE INDEX grant_by_hour ON authorization_grant (keep_hour);

CREATE TABLE revoked_access_token (
  issuer TEXT NOT NULL,
  jti TEXT NOT NULL,
  expires_hour INTEGER NOT NULL,
  PRIMARY KEY (issuer, jti)
) STRICT, WITHOUT ROWID;

CREATE INDEX revoked_access_token_by_hour ON revoked_access_token (expires_hour);

CREATE TABLE used_value (
  issuer TEXT NOT NULL,
  kind TEXT NOT NULL,
  hash BLOB NOT NULL,
  expires_hour INTEGER NOT NULL,
  PRIMARY KEY (issuer, kind, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX used_value_by_hour ON used_value (expires_hour);

CREATE TABLE parked_request (
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  document BLOB NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, id)
) STRICT;

CREATE INDEX parked_request_by_expiry ON parked_request (expires_at);

CREATE TABLE declared (
  issuer TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (issuer, kind, id)
) STRICT, WITHOUT ROWID;

-- What happened, in the order in which it was committed. What is about a person is sealed under the
-- person's key.
CREATE TABLE event (
  issuer TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  actor TEXT NOT NULL,
  user_id TEXT,
  organization_id TEXT,
  details TEXT NOT NULL,
  sealed BLOB,
  PRIMARY KEY (issuer, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_person ON event (issuer, user_id, seq) WHERE user_id IS NOT NULL;
CREATE INDEX event_by_organization ON event (issuer, organization_id, seq)
  WHERE organization_id IS NOT NULL;

-- The last number given. It outlives the events, so that no number is given twice.
CREATE TABLE event_head (
  issuer TEXT NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person_key (
  issuer TEXT NOT NULL,
  user_id TEXT NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (issuer, user_id)
) STRICT, WITHOUT ROWID;
