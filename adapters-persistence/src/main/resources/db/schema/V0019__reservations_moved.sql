-- A party may sit at another table than it bought. `order_lines.inventory_id` is the table that the line takes and
-- `reservations.inventory_id` where they sit: the same one. Name, note and price of the line stay as they were
-- bought; the passes say the table where their party sits.

-- Whether that table stands in for the one that was bought, which was gone when the money came: its host may
-- decline it.
ALTER TABLE reservations ADD COLUMN stand_in boolean NOT NULL DEFAULT false;

-- One more kind of email, whichever there are by now: other changes add theirs to the same check.
DO $$
DECLARE
  kinds text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO STRICT kinds FROM pg_constraint
  WHERE conrelid = 'emails'::regclass AND conname = 'emails_kind_check';
  ALTER TABLE emails DROP CONSTRAINT emails_kind_check;
  EXECUTE 'ALTER TABLE emails ADD CONSTRAINT emails_kind_check '
          || replace(kinds, '''tickets''::text', '''tickets''::text, ''table_moved''::text');
END $$;
