-- A refund tells which payment it pays back: an order may have been paid twice.
ALTER TABLE facts DROP CONSTRAINT facts_kind_check;
ALTER TABLE facts ADD CONSTRAINT facts_kind_check
  CHECK (kind IN ('capture', 'free', 'session', 'hold', 'decline', 'refund', 'refund_of', 'fee',
    'dispute', 'dispute_deadline', 'dispute_money', 'fraud_warning'));
