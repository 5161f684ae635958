CREATE OR REPLACE FUNCTION deposits_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE OR REPLACE TRIGGER deposits_are_append_only BEFORE UPDATE OR DELETE ON deposit_entries
  FOR EACH ROW EXECUTE FUNCTION deposits_are_append_only();
-- A note may have to forget whom it names; nothing else of it changes.
CREATE OR REPLACE TRIGGER deposits_are_append_only
  BEFORE UPDATE OF id, order_id, line, amount_minor, currency, actor_kind, actor_name, at OR DELETE
  ON collected_amounts
  FOR EACH ROW EXECUTE FUNCTION deposits_are_append_only();
CREATE OR REPLACE TRIGGER deposits_are_kept BEFORE TRUNCATE ON deposit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION deposits_are_append_only();
CREATE OR REPLACE TRIGGER deposits_are_kept BEFORE TRUNCATE ON collected_amounts
  FOR EACH STATEMENT EXECUTE FUNCTION deposits_are_append_only();

-- Nothing of a deposit is ever negative, however many write at once: the order is locked, as by all that writes here,
-- so that the sums are those of everybody. Checked when a statement is done, which may take back and add.
CREATE OR REPLACE FUNCTION deposit_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  PERFORM FROM orders WHERE id IN (SELECT order_id FROM added) ORDER BY id FOR NO KEY UPDATE;
  SELECT s.* INTO wrong
  FROM (SELECT e.order_id, e.line,
               coalesce(sum(e.amount_minor) FILTER (WHERE e.kind = 'taken'), 0) AS taken,
               coalesce(sum(e.amount_minor) FILTER (WHERE e.kind = 'returned'), 0) AS returned,
               coalesce(sum(e.amount_minor) FILTER (WHERE e.kind = 'earned'), 0) AS earned,
               coalesce(sum(e.amount_minor) FILTER (WHERE e.kind = 'forfeited'), 0) AS forfeited,
               count(DISTINCT e.currency) AS currencies
        FROM deposit_entries e
        WHERE e.order_id IN (SELECT order_id FROM added)
        GROUP BY e.order_id, e.line) s
  WHERE least(s.returned, s.earned, s.forfeited, s.taken - s.returned - s.earned - s.forfeited) < 0
     OR s.currencies > 1
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the deposit of line % of order % does not add up: % taken, % returned, % earned, % forfeited',
      wrong.line, wrong.order_id, wrong.taken, wrong.returned, wrong.earned, wrong.forfeited
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER deposit_adds_up AFTER INSERT ON deposit_entries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION deposit_adds_up();

-- What a table paid is never below zero.
CREATE OR REPLACE FUNCTION collected_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM orders WHERE id IN (SELECT order_id FROM added) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM collected_amounts c WHERE c.order_id IN (SELECT order_id FROM added)
             GROUP BY c.order_id, c.line HAVING sum(c.amount_minor) < 0) THEN
    RAISE EXCEPTION 'a table cannot have paid less than nothing' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER collected_adds_up AFTER INSERT ON collected_amounts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION collected_adds_up();
