-- Mails that are owed. `due_at` is null once nothing more is to be sent; lanes are served in order.
CREATE TABLE emails (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('tickets', 'find_tickets', 'guest_pass', 'first_guest',
                'passes_left', 'late_refund', 'refund', 'event_cancelled')),
  lane        smallint NOT NULL CHECK (lane BETWEEN 0 AND 3),
  order_id    uuid REFERENCES orders,
  -- A buyer's name and address stand with the buyer alone, where they are corrected; anybody else's here, until
  -- they are erased.
  recipient   text NOT NULL CHECK (recipient IN ('buyer', 'guest', 'staff')),
  buyer_id    uuid REFERENCES buyers,
  to_name     text,
  to_address  text,
  to_language text CHECK (to_language IN ('en', 'es')),
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
  -- The provider that may have sent it because its answer did not come; the next attempt asks it first.
  doubtful       text,
  doubtful_since timestamptz,
  -- A report is about the address that it went to, which may have been corrected since.
  sent_to        text,
  UNIQUE (kind, subject),
  -- The staff are also told of what is no one order's.
  CONSTRAINT only_staff_without_order CHECK (order_id IS NOT NULL OR recipient = 'staff'),
  CHECK ((recipient = 'buyer') = (buyer_id IS NOT NULL)),
  CHECK (num_nulls(to_name, to_address, to_language) IN (CASE recipient WHEN 'buyer' THEN 3 ELSE 0 END, 3)),
  CHECK (state <> 'queued' OR recipient = 'buyer' OR to_address IS NOT NULL),
  CHECK ((state = 'queued') = (due_at IS NOT NULL)),
  CHECK (attempts = 0 OR last_answer IS NOT NULL),
  CHECK (state IN ('queued', 'given_up')
         OR (accepted_at IS NOT NULL AND provider IS NOT NULL AND provider_id IS NOT NULL)),
  CHECK ((doubtful IS NULL) = (doubtful_since IS NULL))
);
CREATE INDEX emails_due ON emails (lane, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX emails_by_time ON emails (queued_at DESC, id DESC);
CREATE INDEX emails_failing ON emails (queued_at DESC, id DESC)
  WHERE state IN ('given_up', 'bounced') OR (state = 'queued' AND attempts > 0);
CREATE INDEX emails_by_order ON emails (order_id);
CREATE INDEX emails_by_provider_id ON emails (provider_id) WHERE provider_id IS NOT NULL;

CREATE TABLE email_attempts (
  email_id uuid NOT NULL REFERENCES emails,
  at       timestamptz NOT NULL,
  answer   text NOT NULL
);
CREATE INDEX email_attempts_by_email ON email_attempts (email_id, at);

-- Addresses that bounced or complained, as digests; nothing is sent to them until somebody allows it.
CREATE TABLE suppressed_addresses (
  address  text PRIMARY KEY,
  state    text NOT NULL CHECK (state IN ('bounced', 'complained')),
  at       timestamptz NOT NULL,
  email_id uuid NOT NULL REFERENCES emails
);
