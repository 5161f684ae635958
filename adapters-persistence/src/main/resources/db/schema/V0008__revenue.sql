-- The book: append-only, one entry per (source, kind, balance transaction). What is paid from the venue's
-- bank account is no movement at Stripe.
CREATE TABLE ledger_entries (
  id                  uuid PRIMARY KEY,
  order_id            uuid NOT NULL REFERENCES orders,
  account             text NOT NULL CHECK (account IN ('stripe', 'cash', 'bank', 'comp', 'deposit')),
  kind                text NOT NULL CHECK (kind IN ('charge', 'fee', 'refund', 'dispute',
                        'reinstatement', 'adjustment')),
  source              text NOT NULL,
  balance_transaction text,
  amount_minor        bigint NOT NULL,
  currency            char(3) NOT NULL,
  at                  timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_entry_per_movement
  ON ledger_entries (source, kind, coalesce(balance_transaction, ''));
CREATE INDEX ledger_entries_by_order ON ledger_entries (order_id);
CREATE INDEX ledger_entries_by_time ON ledger_entries (at, id);
CREATE INDEX ledger_entries_by_transaction ON ledger_entries (balance_transaction)
  WHERE balance_transaction IS NOT NULL;

CREATE TABLE ledger_allocations (
  entry_id     uuid NOT NULL REFERENCES ledger_entries,
  line         integer NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (entry_id, line)
);

-- A capture's balance transaction may be known later.
CREATE TABLE ledger_links (
  source              text NOT NULL,
  kind                text NOT NULL,
  balance_transaction text NOT NULL,
  PRIMARY KEY (source, kind)
);
CREATE INDEX ledger_links_by_transaction ON ledger_links (balance_transaction);

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

-- When the ledger was compared with Stripe's, and with which result.
CREATE TABLE reconciliations (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL,
  from_time   timestamptz NOT NULL,
  until_time  timestamptz NOT NULL,
  compared    bigint NOT NULL CHECK (compared >= 0),
  differences bigint NOT NULL CHECK (differences >= 0),
  CHECK (from_time < until_time)
);
