-- States move forward only, and only captured money leads on from a lapsed order.
CREATE OR REPLACE FUNCTION order_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = OLD.state
     OR (OLD.state = 'held' AND NEW.state IN ('paid', 'expired', 'failed', 'cancelled'))
     OR (OLD.state = 'paid' AND NEW.state IN ('partially_refunded', 'refunded'))
     OR (OLD.state = 'partially_refunded' AND NEW.state = 'refunded')
     OR (OLD.state IN ('expired', 'failed', 'cancelled') AND NEW.state IN ('paid', 'late_refunded'))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.state, NEW.state
    USING ERRCODE = 'check_violation';
END $$;
CREATE OR REPLACE TRIGGER order_moves_forward BEFORE UPDATE OF state ON orders
  FOR EACH ROW EXECUTE FUNCTION order_moves_forward();
