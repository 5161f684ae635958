CREATE TABLE alerts (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind            text NOT NULL,
  subject         text NOT NULL,
  detail          text NOT NULL,
  raised_at       timestamptz NOT NULL,
  seen_at         timestamptz NOT NULL,
  count           integer NOT NULL DEFAULT 1 CHECK (count > 0),
  acknowledged_at timestamptz,
  acknowledged_by text,
  closed_at       timestamptz,
  closed_by       text,
  note            text,
  CHECK (seen_at >= raised_at),
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  CHECK (closed_by IS NULL OR closed_at IS NOT NULL),
  CHECK ((closed_by IS NULL) = (note IS NULL))
);
-- What is raised again while it is not closed counts one more time.
CREATE UNIQUE INDEX alerts_not_closed ON alerts (kind, subject) WHERE closed_at IS NULL;
CREATE INDEX alerts_by_time ON alerts (raised_at DESC, id DESC);
