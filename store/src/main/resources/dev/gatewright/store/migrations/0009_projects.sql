-- What one client was given, the last first. No refresh changes these columns.
CREATE INDEX grant_by_client_expiry ON authorization_grant (issuer, client_id, created_at, expires_at);
