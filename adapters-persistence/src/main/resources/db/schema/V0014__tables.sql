-- Floor plans: the venue's own, which a new event may copy, and one of each event that has tables. Changing one
-- changes no other.
CREATE TABLE floor_plans (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Null: the venue's.
  event_id  uuid UNIQUE REFERENCES events,
  -- In centimeters.
  width     integer NOT NULL CHECK (width BETWEEN 100 AND 20000),
  height    integer NOT NULL CHECK (height BETWEEN 100 AND 20000),
  -- In the order in which they are drawn: kind, label, x, y, width, height.
  landmarks jsonb NOT NULL
);
CREATE UNIQUE INDEX one_plan_of_the_venue ON floor_plans ((true)) WHERE event_id IS NULL;

-- What stands on a plan. A table of an event stands on an inventory row of the same id; one of the venue's plan
-- is sold nowhere. How it stands (free, held, sold, arrived) is a query.
CREATE TABLE plan_tables (
  id                  uuid PRIMARY KEY,
  plan_id             integer NOT NULL REFERENCES floor_plans,
  inventory_id        uuid UNIQUE REFERENCES inventory,
  label               text NOT NULL,
  section             text NOT NULL,
  kind                text NOT NULL CHECK (kind IN ('premium', 'front_row', 'standard')),
  seats               integer NOT NULL CHECK (seats BETWEEN 1 AND 50),
  due_minor           bigint NOT NULL CHECK (due_minor > 0),
  fee_minor           bigint NOT NULL CHECK (fee_minor BETWEEN 0 AND due_minor),
  -- Null: the price is all-in; else what is due now is a deposit.
  minimum_spend_minor bigint CHECK (minimum_spend_minor >= due_minor),
  currency            char(3) NOT NULL,
  -- What comes with it, a line each.
  included            text NOT NULL,
  shape               text NOT NULL CHECK (shape IN ('round', 'square', 'rectangle', 'booth')),
  x                   integer NOT NULL,
  y                   integer NOT NULL,
  width               integer NOT NULL CHECK (width > 0),
  height              integer NOT NULL CHECK (height > 0),
  rotation            integer NOT NULL CHECK (rotation BETWEEN 0 AND 359),
  accessible          boolean NOT NULL,
  CONSTRAINT a_table_is_sold_under_its_own_id CHECK (inventory_id = id)
);
-- The same on every server, whatever its language: only ASCII letters have capitals here. An import compares more.
CREATE UNIQUE INDEX one_table_of_a_label ON plan_tables (plan_id, upper(label COLLATE "C"));
