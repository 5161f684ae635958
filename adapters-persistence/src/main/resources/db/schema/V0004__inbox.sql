-- The inbox: stored raw before anything else. `due_at` is null once nothing is left to do.
CREATE TABLE webhook_events (
  id           text PRIMARY KEY,
  type         text NOT NULL,
  livemode     boolean NOT NULL,
  created_at   timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  body         text NOT NULL,
  origin       text NOT NULL CHECK (origin IN ('webhook', 'pull')),
  state        text NOT NULL CHECK (state IN ('received', 'done', 'ignored', 'foreign', 'dead')),
  attempts     integer NOT NULL DEFAULT 0,
  due_at       timestamptz,
  processed_at timestamptz,
  last_error   text,
  request_id   text,
  CHECK ((state = 'received') = (due_at IS NOT NULL)),
  CHECK (state = 'received' OR (processed_at IS NOT NULL AND last_error IS NOT NULL))
);
-- lz4 stores a quarter more events a second than the default; servers built without it (the embedded
-- one) keep the default.
DO $$
BEGIN
  ALTER TABLE webhook_events ALTER COLUMN body SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'this server has no lz4: webhook bodies are compressed with pglz';
END $$;
CREATE INDEX webhook_events_due ON webhook_events (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_events_by_time ON webhook_events (received_at DESC, id DESC);
CREATE INDEX webhook_events_failing ON webhook_events (received_at DESC, id DESC)
  WHERE state = 'dead' OR (state = 'received' AND attempts > 0);

-- Up to when Stripe's own list has been compared with the inbox: one row.
CREATE TABLE webhook_pull (
  one          boolean PRIMARY KEY DEFAULT true CHECK (one),
  pulled_until timestamptz NOT NULL
);

-- Webhooks whose signature did not hold: a row for each source and minute that had any.
CREATE TABLE refused_signatures (
  source text NOT NULL,
  minute timestamptz NOT NULL CHECK (minute = date_trunc('minute', minute, 'UTC')),
  count  bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (source, minute)
);
