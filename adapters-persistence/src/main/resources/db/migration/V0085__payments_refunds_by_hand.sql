-- A refund that did not reach its buyer may be paid another way: how, when, by whom, once.
ALTER TABLE refunds DROP CONSTRAINT refunds_state_check;
ALTER TABLE refunds ADD CONSTRAINT refunds_state_check
  CHECK (state IN ('requested', 'pending', 'succeeded', 'failed', 'cancelled', 'paid_by_hand'));

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

-- What is paid from the venue's bank account is no movement at Stripe.
ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_account_check;
ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_account_check
  CHECK (account IN ('stripe', 'cash', 'bank', 'comp', 'deposit'));
