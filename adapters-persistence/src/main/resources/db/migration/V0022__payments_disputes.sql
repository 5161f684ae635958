ALTER TABLE facts DROP CONSTRAINT facts_kind_check;
ALTER TABLE facts ADD CONSTRAINT facts_kind_check
  CHECK (kind IN ('capture', 'free', 'session', 'hold', 'decline', 'refund', 'fee', 'dispute',
    'dispute_deadline', 'dispute_money', 'fraud_warning'));

CREATE INDEX orders_disputed ON orders (id) WHERE disputed;
