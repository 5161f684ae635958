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
  CHECK ((state = 'received') = (due_at IS NOT NULL))
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
CREATE INDEX webhook_events_by_time ON webhook_events (received_at DESC);

-- Up to when Stripe's own list has been compared with the inbox: one row.
CREATE TABLE webhook_pull (
  one          boolean PRIMARY KEY DEFAULT true CHECK (one),
  pulled_until timestamptz NOT NULL
);

-- What is known. The same fact by event and by fetch is one fact.
CREATE TABLE facts (
  kind         text NOT NULL CHECK (kind IN ('capture', 'free', 'session', 'hold', 'decline',
                 'refund', 'fee')),
  object       text NOT NULL,
  status       text NOT NULL,
  order_id     uuid NOT NULL REFERENCES orders,
  amount_minor bigint,
  currency     char(3),
  at           timestamptz NOT NULL,
  source       text NOT NULL,
  related      text,
  PRIMARY KEY (kind, object, status),
  CHECK ((amount_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX facts_by_order ON facts (order_id);

-- What was done about it, once per key whatever became of it later.
CREATE TABLE settlement_steps (
  order_id     uuid NOT NULL REFERENCES orders,
  line         integer NOT NULL,
  n            integer NOT NULL,
  purpose      text NOT NULL,
  result       text NOT NULL,
  rule_version integer NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (order_id, line, n, purpose)
);

CREATE TABLE refunds (
  id             uuid PRIMARY KEY,
  order_id       uuid NOT NULL REFERENCES orders,
  payment        text NOT NULL,
  amount_minor   bigint NOT NULL CHECK (amount_minor > 0),
  currency       char(3) NOT NULL,
  reason         text NOT NULL,
  state          text NOT NULL CHECK (state IN ('requested', 'pending', 'succeeded', 'failed',
                   'cancelled')),
  attempt        integer NOT NULL CHECK (attempt >= 1),
  object         text UNIQUE,
  requested_at   timestamptz NOT NULL,
  first_asked_at timestamptz,
  state_at       timestamptz NOT NULL,
  due_at         timestamptz,
  last_answer    text
);
CREATE INDEX refunds_by_order ON refunds (order_id);
CREATE INDEX refunds_due ON refunds (due_at) WHERE due_at IS NOT NULL;
