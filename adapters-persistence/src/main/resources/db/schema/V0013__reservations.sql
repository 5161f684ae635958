-- Who has a table for a night. An order has one table at most; a late payment that takes it again makes the
-- order's next reservation. How many of its guests are in is counted from their passes.
CREATE TABLE reservations (
  order_id     uuid NOT NULL,
  no           integer NOT NULL CHECK (no >= 1),
  line         integer NOT NULL,
  event_id     uuid NOT NULL REFERENCES events,
  inventory_id uuid NOT NULL REFERENCES inventory,
  state        text NOT NULL CHECK (state IN ('pending', 'confirmed', 'checked_in', 'completed', 'no_show',
                 'expired', 'cancelled')),
  since        timestamptz NOT NULL,
  placed_at    timestamptz NOT NULL,
  PRIMARY KEY (order_id, no),
  FOREIGN KEY (order_id, line) REFERENCES order_lines (order_id, no)
);
CREATE UNIQUE INDEX one_live_reservation ON reservations (event_id, inventory_id)
  WHERE state NOT IN ('expired', 'cancelled');
-- What a night's end has to look at.
CREATE INDEX reservations_of_nights ON reservations (event_id) WHERE state IN ('confirmed', 'checked_in');
