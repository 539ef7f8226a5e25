-- Who made it where no member of the organization did, as actors are written in events. Of those that were sent before
-- nobody knows it, and their links open nothing.
ALTER TABLE invitation ADD COLUMN maker TEXT;
