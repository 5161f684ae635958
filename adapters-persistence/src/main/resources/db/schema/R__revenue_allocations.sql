-- Checked at commit, when all allocations of the entry are there; one that is added later is checked like the
-- first ones.
CREATE OR REPLACE FUNCTION allocations_sum_to_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid;
  booked bigint;
  spread bigint;
BEGIN
  IF TG_TABLE_NAME = 'ledger_entries' THEN
    checked := NEW.id;
  ELSE
    checked := NEW.entry_id;
  END IF;
  SELECT amount_minor INTO booked FROM ledger_entries WHERE id = checked;
  SELECT coalesce(sum(amount_minor), 0) INTO spread FROM ledger_allocations WHERE entry_id = checked;
  IF spread <> booked THEN
    RAISE EXCEPTION 'allocations of % sum to %, not to %', checked, spread, booked
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- There is no OR REPLACE for these.
DROP TRIGGER IF EXISTS allocations_sum_to_entry ON ledger_entries;
CREATE CONSTRAINT TRIGGER allocations_sum_to_entry AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION allocations_sum_to_entry();
DROP TRIGGER IF EXISTS allocations_sum_to_entry ON ledger_allocations;
CREATE CONSTRAINT TRIGGER allocations_sum_to_entry AFTER INSERT ON ledger_allocations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION allocations_sum_to_entry();
