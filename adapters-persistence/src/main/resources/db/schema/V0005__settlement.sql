-- What is known. The same fact by event and by fetch is one fact.
CREATE TABLE facts (
  kind         text NOT NULL CHECK (kind IN ('capture', 'free', 'session', 'hold', 'decline',
                 'refund', 'refund_of', 'fee', 'dispute', 'dispute_deadline', 'dispute_money',
                 'fraud_warning')),
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

-- What was done about it, once per key whatever happens to it later.
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
