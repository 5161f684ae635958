-- What is known. The same fact by event and by fetch is one fact.
CREATE TABLE facts (
  kind         text NOT NULL CHECK (kind IN ('capture', 'free', 'page', 'hold', 'decline',
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
  CHECK (CASE kind
           WHEN 'capture' THEN status = 'succeeded'
           WHEN 'free' THEN status = 'free'
           WHEN 'page' THEN status IN ('expired', 'unpaid', 'failed', 'refused')
           WHEN 'hold' THEN status IN ('lapsed', 'released', 'off')
           WHEN 'refund' THEN status IN ('pending', 'succeeded', 'failed', 'cancelled')
           WHEN 'refund_of' THEN status = 'of'
           WHEN 'fee' THEN status IN ('charge', 'dispute')
           WHEN 'dispute' THEN status IN ('inquiry', 'inquiry_in_review', 'inquiry_closed',
                  'prevented', 'open', 'in_review', 'won', 'lost')
           WHEN 'dispute_deadline' THEN status = 'due'
           WHEN 'dispute_money' THEN status IN ('withdrawn', 'reinstated')
           WHEN 'fraud_warning' THEN status IN ('actionable', 'over')
           ELSE true
         END),
  CHECK ((amount_minor IS NULL) = (currency IS NULL)),
  CHECK ((amount_minor IS NOT NULL)
         = (kind IN ('capture', 'refund', 'fee', 'dispute', 'dispute_money'))),
  -- A page was refused for a reason; a refund is of a payment; a dispute moved the money.
  CHECK (related IS NOT NULL OR NOT (status = 'refused' OR kind IN ('refund_of', 'dispute_money')
                                     OR (kind = 'fee' AND status = 'dispute')))
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
