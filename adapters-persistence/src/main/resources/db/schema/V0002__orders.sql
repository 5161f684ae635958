-- Who bought. Erased without touching orders, facts or audit, which keep ids only.
CREATE TABLE buyers (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  email      text NOT NULL,
  language   text NOT NULL CHECK (language IN ('en', 'es')),
  created_at timestamptz NOT NULL,
  erased_at  timestamptz
);
-- Capital letters of an address are those of ASCII, whatever language the database sorts by: in
-- Turkish, the small letter of I is another one, and INES@example.com was not found.
CREATE INDEX buyers_by_email ON buyers (lower(email COLLATE "C"));

-- What a hold reads and grows with each hold (here, lines and keys) has no statistics before a thousand rows:
-- of an empty table the planner expects ten pages and takes an index, of one it has seen with ten rows it
-- reads the whole, until the next minute's statistics, while the first sale has begun.
CREATE TABLE orders (
  id                uuid PRIMARY KEY,
  reference         text NOT NULL UNIQUE,
  event_id          uuid NOT NULL REFERENCES events,
  channel           text NOT NULL CHECK (channel IN ('web', 'door', 'comp', 'guest_list')),
  ledger_account    text NOT NULL CHECK (ledger_account IN ('stripe', 'cash', 'comp', 'deposit')),
  buyer_id          uuid NOT NULL REFERENCES buyers,
  language          text NOT NULL CHECK (language IN ('en', 'es')),
  state             text NOT NULL CHECK (state IN ('held', 'paid', 'partially_refunded', 'refunded',
                      'expired', 'failed', 'cancelled', 'late_refunded')),
  state_at          timestamptz NOT NULL,
  reason            text,
  reseated          boolean NOT NULL DEFAULT false,
  disputed          boolean NOT NULL DEFAULT false,
  total_minor       bigint NOT NULL CHECK (total_minor >= 0),
  currency          char(3) NOT NULL,
  placed_at         timestamptz NOT NULL,
  expires_at        timestamptz NOT NULL,
  business_date     date NOT NULL,
  link_version      integer NOT NULL CHECK (link_version >= 1),
  descriptor        text,
  browser           text,
  address_key       text,
  terms_version     text NOT NULL,
  terms_accepted_at timestamptz NOT NULL,
  network           text,
  user_agent        text,
  marketing         boolean NOT NULL DEFAULT false,
  request_id        text
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_analyze_threshold = 1000);
-- Ids are UUIDv7: the newest order has the greatest.
CREATE INDEX orders_by_event ON orders (event_id, id);
CREATE INDEX orders_by_buyer ON orders (buyer_id);
CREATE INDEX orders_disputed ON orders (id) WHERE disputed;

-- Before there are statistics, indexes that cover the same rows look the same to the planner, and a plan
-- made in the first minutes of a first sale may look a browser up in the addresses' index: it reads every
-- hold, more with each. So each index covers just the rows that its own look-up asks for. What tells holds
-- apart stands first: with the event first, either may be read for the whole event.
CREATE INDEX orders_overdue ON orders (expires_at) WHERE state = 'held' AND expires_at IS NOT NULL;
CREATE INDEX orders_held_by_network ON orders (network) WHERE state = 'held' AND network IS NOT NULL;
-- A hold costs nothing, so there is one per browser and event.
CREATE UNIQUE INDEX one_hold_per_browser ON orders (browser, event_id)
  WHERE state = 'held' AND browser IS NOT NULL;
-- A mail address may hold from several browsers: a stranger who knows an address does not stand in its owner's
-- way. What one customer may have of an event is bounded instead, by mail address and by browser, over what
-- is bought and held.
CREATE INDEX orders_held_by_address ON orders (address_key, event_id)
  WHERE state = 'held' AND address_key IS NOT NULL;
-- Bought ones are of an index of their own, so that a hold does not write it.
CREATE INDEX orders_bought_by_address ON orders (address_key, event_id)
  WHERE state IN ('paid', 'partially_refunded') AND address_key IS NOT NULL;
CREATE INDEX orders_bought_by_browser ON orders (browser, event_id)
  WHERE state IN ('paid', 'partially_refunded') AND browser IS NOT NULL;

-- A line names an item, how many of it and how many people each of them admits, and keeps what the buyer saw.
-- `quantity - released` of the inventory are its own: the sum over all lines is the inventory's `taken`,
-- whatever state the orders are in.
CREATE TABLE order_lines (
  order_id         uuid NOT NULL REFERENCES orders,
  no               integer NOT NULL CHECK (no >= 1),
  inventory_id     uuid NOT NULL REFERENCES inventory,
  item             text NOT NULL CHECK (item IN ('places', 'table')),
  name             text NOT NULL,
  note             text NOT NULL,
  phase            text NOT NULL,
  admits           integer NOT NULL DEFAULT 1 CHECK (admits >= 1),
  quantity         integer NOT NULL CHECK (quantity >= 1),
  released         integer NOT NULL DEFAULT 0,
  unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0),
  unit_fee_minor   bigint NOT NULL CHECK (unit_fee_minor >= 0),
  unit_tax_minor   bigint NOT NULL CHECK (unit_tax_minor >= 0),
  tax_rate         integer NOT NULL CHECK (tax_rate >= 0),
  tax_inclusive    boolean NOT NULL DEFAULT true,
  PRIMARY KEY (order_id, no),
  CHECK (released BETWEEN 0 AND quantity),
  CHECK (unit_fee_minor + unit_tax_minor <= unit_price_minor)
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_analyze_threshold = 1000);
CREATE INDEX order_lines_by_inventory ON order_lines (inventory_id);

-- A key lives 24 hours; it is stored with the order in the hold's own transaction.
CREATE TABLE idempotency_keys (
  route      text NOT NULL,
  key        text NOT NULL,
  body_hash  text NOT NULL,
  order_id   uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (route, key)
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_analyze_threshold = 1000);
-- Keys come in the order of their age, so that a range of pages tells it as well as a tree.
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING brin (created_at);
