-- The book: append-only, one entry per (source, kind, balance transaction).
CREATE TABLE ledger_entries (
  id                  uuid PRIMARY KEY,
  order_id            uuid NOT NULL REFERENCES orders,
  account             text NOT NULL CHECK (account IN ('stripe', 'cash', 'comp', 'deposit')),
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

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger_allocations
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

-- Checked at commit, when all allocations of the entry are there.
CREATE FUNCTION allocations_sum_to_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE spread bigint;
BEGIN
  SELECT coalesce(sum(amount_minor), 0) INTO spread FROM ledger_allocations WHERE entry_id = NEW.id;
  IF spread <> NEW.amount_minor THEN
    RAISE EXCEPTION 'allocations of % sum to %, not to %', NEW.id, spread, NEW.amount_minor
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER allocations_sum_to_entry AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION allocations_sum_to_entry();
