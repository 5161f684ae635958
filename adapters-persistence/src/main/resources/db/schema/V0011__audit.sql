CREATE TABLE audit_entries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_name text NOT NULL,
  act        text NOT NULL,
  subject    text NOT NULL,
  detail     text NOT NULL,
  request_id text
);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject, id DESC);
CREATE INDEX audit_entries_by_time ON audit_entries (at DESC, id DESC);
-- What people did is read at every handover, and is a small part of the trail.
CREATE INDEX audit_entries_of_people ON audit_entries (at DESC, id DESC) WHERE actor_kind <> 'system';
