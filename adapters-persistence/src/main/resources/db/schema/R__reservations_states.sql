-- A reservation begins pending, moves forward only, and stays of what it is of; a party that has paid may be seated
-- at another table of its event until the night is over.
CREATE OR REPLACE FUNCTION reservation_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- That of an order that was lost and is made again has expired, no matter who has the table by now.
  IF NEW.state IN ('pending', 'expired') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'reservation % of order % cannot begin as %', NEW.no, NEW.order_id, NEW.state
    USING ERRCODE = 'check_violation';
END $$;
CREATE OR REPLACE TRIGGER reservation_begins BEFORE INSERT ON reservations
  FOR EACH ROW EXECUTE FUNCTION reservation_begins();

CREATE OR REPLACE FUNCTION reservation_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.order_id, NEW.no, NEW.line, NEW.event_id, NEW.placed_at, NEW.stand_in)
     IS DISTINCT FROM (OLD.order_id, OLD.no, OLD.line, OLD.event_id, OLD.placed_at, OLD.stand_in)
     OR (NEW.inventory_id <> OLD.inventory_id
         AND (NEW.state <> OLD.state OR OLD.state NOT IN ('confirmed', 'checked_in')
              OR NOT EXISTS (SELECT FROM inventory i
                             WHERE i.id = NEW.inventory_id AND i.kind = 'table'
                               AND i.event_id = OLD.event_id)))
  THEN
    RAISE EXCEPTION 'reservation % of order % cannot become another one', OLD.no, OLD.order_id
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = OLD.state
     OR (OLD.state = 'pending' AND NEW.state IN ('confirmed', 'expired', 'cancelled'))
     OR (OLD.state = 'confirmed' AND NEW.state IN ('checked_in', 'no_show', 'cancelled'))
     OR (OLD.state IN ('checked_in', 'no_show') AND NEW.state = 'completed')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'reservation % of order % cannot go from % to %', OLD.no, OLD.order_id, OLD.state,
    NEW.state USING ERRCODE = 'check_violation';
END $$;
CREATE OR REPLACE TRIGGER reservation_moves_forward BEFORE UPDATE ON reservations
  FOR EACH ROW EXECUTE FUNCTION reservation_moves_forward();
