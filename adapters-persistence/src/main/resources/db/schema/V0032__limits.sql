-- What callers have spent of what they may do: one row for each recent one, by a keyed hash. It is
-- written before every order, so that nothing of it goes to the log (no commit waits for the disk, and
-- a row is locked for microseconds only); after a crash of the server everybody has all again.
CREATE UNLOGGED TABLE allowances (
  who         text PRIMARY KEY CHECK (length(who) = 22),
  spent_until timestamptz NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.1);
