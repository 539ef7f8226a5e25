-- Times as in 0001_initial.sql.

-- When the secret was made, where whoever asked for it is not known to have been shown it yet: nobody reads it again.
ALTER TABLE client ADD COLUMN unshown_since INTEGER;
ALTER TABLE webhook ADD COLUMN unshown_since INTEGER;
ALTER TABLE call_secret ADD COLUMN unshown_since INTEGER;

CREATE INDEX client_unshown ON client (issuer, id) WHERE unshown_since IS NOT NULL;
CREATE INDEX webhook_unshown ON webhook (issuer, id) WHERE unshown_since IS NOT NULL;
CREATE INDEX call_secret_unshown ON call_secret (issuer, kind, name) WHERE unshown_since IS NOT NULL;
