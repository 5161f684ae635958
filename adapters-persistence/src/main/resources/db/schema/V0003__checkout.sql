-- A worker takes an opening attempt from `due_at` on; nobody else while `leased_until` has not come. The
-- first parameters stay once they may have been sent, and are forgotten with the page. A page that could not
-- be closed is asked about again at `next_ask_at`, so that it does not hold up the rest.
CREATE TABLE checkout_attempts (
  order_id           uuid NOT NULL REFERENCES orders,
  number             integer NOT NULL CHECK (number >= 1),
  state              text NOT NULL CHECK (state IN ('opening', 'open', 'closed', 'refused')),
  request            text,
  maybe_sent         boolean NOT NULL DEFAULT false,
  session            text,
  url                text,
  session_expires_at timestamptz,
  refusal            text,
  due_at             timestamptz NOT NULL,
  leased_until       timestamptz,
  asked_at           timestamptz,
  next_ask_at        timestamptz,
  PRIMARY KEY (order_id, number),
  CHECK (state <> 'open' OR (session IS NOT NULL AND url IS NOT NULL))
);
-- Most attempts have no session yet, and none is looked up without one.
CREATE UNIQUE INDEX checkout_attempts_session_key ON checkout_attempts (session)
  WHERE session IS NOT NULL;
CREATE UNIQUE INDEX one_live_attempt ON checkout_attempts (order_id)
  WHERE state IN ('opening', 'open');
CREATE INDEX checkout_attempts_waiting ON checkout_attempts (due_at) WHERE state = 'opening';
CREATE INDEX checkout_attempts_open ON checkout_attempts (session_expires_at) WHERE state = 'open';
