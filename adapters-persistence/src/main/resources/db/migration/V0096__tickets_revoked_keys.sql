-- A key that leaked is revoked, and the tickets that carry its codes are reissued: each remembers
-- the newest revoked key that it was reissued for (0: none), so that the work can go on after a stop.
ALTER TABLE signing_keys ADD COLUMN revoked_at timestamptz CHECK (revoked_at IS NULL OR verifies_until <= revoked_at);
ALTER TABLE tickets ADD COLUMN reissued_for_key integer NOT NULL DEFAULT 0;
