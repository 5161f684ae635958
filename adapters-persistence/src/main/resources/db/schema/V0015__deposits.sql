-- What must be spent in all where the line's price is a deposit, as the buyer saw it.
ALTER TABLE order_lines
  ADD COLUMN minimum_spend_minor bigint,
  ADD CONSTRAINT a_deposit_is_of_a_table
    CHECK (minimum_spend_minor IS NULL OR (item = 'table' AND minimum_spend_minor >= unit_price_minor));

-- What is owed for deposits, append-only: taken = earned + returned + forfeited + still owed. Where the money is,
-- the ledger says.
CREATE TABLE deposit_entries (
  order_id     uuid NOT NULL,
  line         integer NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('taken', 'returned', 'earned', 'forfeited')),
  source       text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  currency     char(3) NOT NULL,
  at           timestamptz NOT NULL,
  -- In the order in which they were written.
  no           bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (order_id, line, kind, source),
  FOREIGN KEY (order_id, line) REFERENCES order_lines (order_id, no),
  CHECK (kind <> 'taken' OR amount_minor > 0)
);
CREATE UNIQUE INDEX a_deposit_is_taken_once ON deposit_entries (order_id, line) WHERE kind = 'taken';
CREATE INDEX deposit_entries_by_time ON deposit_entries (at);

-- What a table paid at the venue, append-only: a correction is an entry of its own. Never charged by us.
CREATE TABLE collected_amounts (
  id           uuid PRIMARY KEY,
  order_id     uuid NOT NULL,
  line         integer NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  currency     char(3) NOT NULL,
  note         text NOT NULL,
  actor_kind   text NOT NULL,
  actor_name   text NOT NULL,
  at           timestamptz NOT NULL,
  FOREIGN KEY (order_id, line) REFERENCES order_lines (order_id, no),
  CONSTRAINT a_correction_says_why CHECK (amount_minor > 0 OR note <> '')
);
CREATE INDEX collected_amounts_of_order ON collected_amounts (order_id, line);
