-- Mails that are owed. `due_at` is null once nothing more is to be sent; lanes are served in order.
CREATE TABLE emails (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('tickets', 'late_refund', 'refund')),
  lane        smallint NOT NULL CHECK (lane BETWEEN 0 AND 3),
  order_id    uuid NOT NULL REFERENCES orders,
  buyer_id    uuid NOT NULL REFERENCES buyers,
  subject     text NOT NULL,
  state       text NOT NULL CHECK (state IN ('queued', 'accepted', 'delayed', 'delivered', 'bounced',
                'complained', 'given_up')),
  attempts    integer NOT NULL DEFAULT 0,
  queued_at   timestamptz NOT NULL,
  due_at      timestamptz,
  accepted_at timestamptz,
  provider    text,
  provider_id text,
  last_answer text,
  request_id  text,
  UNIQUE (kind, subject),
  CHECK ((state = 'queued') = (due_at IS NOT NULL))
);
CREATE INDEX emails_due ON emails (lane, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX emails_by_order ON emails (order_id);
CREATE INDEX emails_by_provider_id ON emails (provider_id) WHERE provider_id IS NOT NULL;

CREATE TABLE email_attempts (
  email_id uuid NOT NULL REFERENCES emails,
  at       timestamptz NOT NULL,
  answer   text NOT NULL
);
CREATE INDEX email_attempts_by_email ON email_attempts (email_id, at);
