-- Who was erased, by the id of what they bought or were sent: it tells nobody who they were. The list is kept
-- beside the backups, and applied again to a database that is restored from before.
CREATE TABLE erasures (
  subject text PRIMARY KEY CHECK (subject ~ '^(order|pass) [0-9a-f-]{36}$'),
  at      timestamptz NOT NULL
);

ALTER TABLE buyers ADD CONSTRAINT erased_is_nobody
  CHECK (erased_at IS NULL OR (name = '' AND email = ''));
