-- What a refund pays back, ticket by ticket. A ticket is paid back once, whoever asks and how often; money
-- that bought nothing (late, twice, a wrong amount) has no parts.
CREATE TABLE refund_parts (
  ticket_id    uuid PRIMARY KEY REFERENCES tickets,
  refund_id    uuid NOT NULL REFERENCES refunds,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0)
);
CREATE INDEX refund_parts_by_refund ON refund_parts (refund_id);
