-- Who bought. Erased without touching orders, facts or audit, which keep ids only.
CREATE TABLE buyers (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  email      text NOT NULL,
  language   text NOT NULL CHECK (language IN ('en', 'es')),
  created_at timestamptz NOT NULL,
  erased_at  timestamptz
);
CREATE INDEX buyers_by_email ON buyers (lower(email));

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
);
-- Ids are UUIDv7: the newest order has the greatest.
CREATE INDEX orders_by_event ON orders (event_id, id);
CREATE INDEX orders_by_buyer ON orders (buyer_id);
CREATE INDEX orders_overdue ON orders (expires_at) WHERE state = 'held';
CREATE INDEX orders_held_by_network ON orders (network) WHERE state = 'held';
-- A hold costs nothing, so there is one per browser and per mail address and night. What tells holds
-- apart stands first: with the night first, a plan made before there are statistics may read either
-- index for the whole night.
CREATE UNIQUE INDEX one_hold_per_browser ON orders (browser, event_id) WHERE state = 'held';
CREATE UNIQUE INDEX one_hold_per_address ON orders (address_key, event_id) WHERE state = 'held';

-- States move forward only, and only captured money leads on from a lapsed order.
CREATE FUNCTION order_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER order_moves_forward BEFORE UPDATE OF state ON orders
  FOR EACH ROW EXECUTE FUNCTION order_moves_forward();

-- A line keeps what the buyer saw. `quantity - released` places of the tier are its own: the sum over
-- all lines is the tier's `taken`, whatever state the orders are in.
CREATE TABLE order_lines (
  order_id         uuid NOT NULL REFERENCES orders,
  no               integer NOT NULL CHECK (no >= 1),
  tier_id          uuid NOT NULL REFERENCES tiers,
  tier_name        text NOT NULL,
  tier_note        text NOT NULL,
  phase            text NOT NULL,
  quantity         integer NOT NULL CHECK (quantity >= 1),
  released         integer NOT NULL DEFAULT 0,
  unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0),
  unit_fee_minor   bigint NOT NULL CHECK (unit_fee_minor >= 0),
  unit_tax_minor   bigint NOT NULL CHECK (unit_tax_minor >= 0),
  tax_rate         integer NOT NULL CHECK (tax_rate >= 0),
  tax_inclusive    boolean NOT NULL DEFAULT true,
  PRIMARY KEY (order_id, no),
  UNIQUE (order_id, tier_id),
  CHECK (released BETWEEN 0 AND quantity),
  CHECK (unit_fee_minor + unit_tax_minor <= unit_price_minor)
);
CREATE INDEX order_lines_by_tier ON order_lines (tier_id);

-- A key lives 24 hours; it is stored with the order in the hold's own transaction.
CREATE TABLE idempotency_keys (
  route      text NOT NULL,
  key        text NOT NULL,
  body_hash  text NOT NULL,
  order_id   uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (route, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- A worker takes an opening attempt from `due_at` on; nobody else while `leased_until` has not come. The
-- first parameters stay once they may have been sent.
CREATE TABLE checkout_attempts (
  order_id           uuid NOT NULL REFERENCES orders,
  number             integer NOT NULL CHECK (number >= 1),
  state              text NOT NULL CHECK (state IN ('opening', 'open', 'closed', 'refused')),
  request            text,
  maybe_sent         boolean NOT NULL DEFAULT false,
  session            text UNIQUE,
  url                text,
  session_expires_at timestamptz,
  refusal            text,
  due_at             timestamptz NOT NULL,
  leased_until       timestamptz,
  asked_at           timestamptz,
  PRIMARY KEY (order_id, number),
  CHECK (state <> 'open' OR (session IS NOT NULL AND url IS NOT NULL))
);
CREATE UNIQUE INDEX one_live_attempt ON checkout_attempts (order_id)
  WHERE state IN ('opening', 'open');
CREATE INDEX checkout_attempts_waiting ON checkout_attempts (due_at) WHERE state = 'opening';
CREATE INDEX checkout_attempts_open ON checkout_attempts (session_expires_at) WHERE state = 'open';
