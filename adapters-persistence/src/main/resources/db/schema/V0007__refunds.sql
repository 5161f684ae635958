CREATE TABLE refunds (
  id             uuid PRIMARY KEY,
  order_id       uuid NOT NULL REFERENCES orders,
  payment        text NOT NULL,
  amount_minor   bigint NOT NULL CHECK (amount_minor > 0),
  currency       char(3) NOT NULL,
  reason         text NOT NULL,
  state          text NOT NULL CHECK (state IN ('requested', 'pending', 'succeeded', 'failed',
                   'cancelled', 'paid_by_hand')),
  attempt        integer NOT NULL CHECK (attempt >= 1),
  object         text UNIQUE,
  requested_at   timestamptz NOT NULL,
  first_asked_at timestamptz,
  state_at       timestamptz NOT NULL,
  due_at         timestamptz,
  last_answer    text,
  CHECK (object IS NOT NULL OR state NOT IN ('pending', 'succeeded')),
  CHECK (object IS NULL OR state <> 'requested')
);
CREATE INDEX refunds_by_order ON refunds (order_id);
CREATE INDEX refunds_by_time ON refunds (requested_at DESC, id DESC);
CREATE INDEX refunds_failing ON refunds (requested_at DESC, id DESC)
  WHERE state = 'failed' OR (state = 'cancelled' AND object IS NOT NULL);
CREATE INDEX refunds_due ON refunds (due_at) WHERE due_at IS NOT NULL;

-- What a refund pays back, ticket by ticket. A ticket is paid back once, no matter who asks and how often; money
-- that bought nothing (late, twice, a wrong amount) has no parts.
CREATE TABLE refund_parts (
  ticket_id    uuid PRIMARY KEY REFERENCES tickets,
  refund_id    uuid NOT NULL REFERENCES refunds,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0)
);
CREATE INDEX refund_parts_by_refund ON refund_parts (refund_id);

-- A refund that did not reach its buyer may be paid another way: how, when, by whom, once.
CREATE TABLE refunds_by_hand (
  refund_id    uuid PRIMARY KEY REFERENCES refunds,
  method       text NOT NULL CHECK (method IN ('cash', 'bank_transfer')),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency     char(3) NOT NULL,
  paid_at      timestamptz NOT NULL,
  note         text NOT NULL,
  actor_kind   text NOT NULL,
  actor_name   text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  CHECK (paid_at <= recorded_at)
);
