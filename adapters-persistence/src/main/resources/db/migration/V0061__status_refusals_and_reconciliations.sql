-- Webhooks whose signature did not hold: a row for each source and minute that had any.
CREATE TABLE refused_signatures (
  source text NOT NULL,
  minute timestamptz NOT NULL CHECK (minute = date_trunc('minute', minute, 'UTC')),
  count  bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (source, minute)
);

-- When the ledger was compared with Stripe's, and with which result.
CREATE TABLE reconciliations (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL,
  from_time   timestamptz NOT NULL,
  until_time  timestamptz NOT NULL,
  compared    bigint NOT NULL CHECK (compared >= 0),
  differences bigint NOT NULL CHECK (differences >= 0),
  CHECK (from_time < until_time)
);
