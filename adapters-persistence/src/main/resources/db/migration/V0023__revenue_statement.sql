-- Stripe's own book of the account, as far as it was brought in to be compared with ours.
CREATE TABLE statement_lines (
  id           text PRIMARY KEY,
  type         text NOT NULL,
  source       text NOT NULL,
  amount_minor bigint NOT NULL,
  fee_minor    bigint NOT NULL,
  currency     char(3) NOT NULL,
  at           timestamptz NOT NULL
);
CREATE INDEX statement_lines_by_time ON statement_lines (at, id);

CREATE INDEX ledger_entries_by_time ON ledger_entries (at, id);
CREATE INDEX ledger_entries_by_transaction ON ledger_entries (balance_transaction)
  WHERE balance_transaction IS NOT NULL;
CREATE INDEX ledger_links_by_transaction ON ledger_links (balance_transaction);
