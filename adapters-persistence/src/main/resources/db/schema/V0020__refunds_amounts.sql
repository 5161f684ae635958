-- A refund of an amount voids nothing: its reason is a person's, and the buyer is told it where that person wants so.
CREATE TABLE refund_amounts (
  refund_id uuid PRIMARY KEY REFERENCES refunds,
  told      boolean NOT NULL
);

-- What each line of the order bears of it.
CREATE TABLE refund_shares (
  refund_id    uuid NOT NULL REFERENCES refund_amounts,
  line         integer NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (refund_id, line)
);
