-- Places of the event that one customer may have; null: the venue's usual number.
ALTER TABLE events ADD COLUMN per_customer integer CHECK (per_customer >= 1);
