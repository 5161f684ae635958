-- No more goes back of a payment by us than came by it, however many ask at once: the order is locked, as by all that
-- ask here, so that the sums are those of everybody. A payment that nobody told of yet has no sum to compare with.
CREATE OR REPLACE FUNCTION refunds_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  PERFORM FROM orders WHERE id IN (SELECT order_id FROM added) ORDER BY id FOR NO KEY UPDATE;
  SELECT f.object, f.amount_minor AS came, g.going INTO wrong
  FROM (SELECT DISTINCT order_id, payment FROM added) a
  JOIN facts f ON f.kind = 'capture' AND f.object = a.payment
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(coalesce(h.amount_minor, r.amount_minor)), 0) AS going
    FROM refunds r LEFT JOIN refunds_by_hand h ON h.refund_id = r.id
    WHERE r.order_id = a.order_id AND r.payment = a.payment
      AND r.state NOT IN ('failed', 'cancelled')) g
  WHERE g.going > f.amount_minor
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'of % more would go back than came: % of %', wrong.object, wrong.going, wrong.came
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER refunds_add_up AFTER INSERT ON refunds
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refunds_add_up();
