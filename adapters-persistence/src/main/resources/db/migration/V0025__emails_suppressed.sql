-- Addresses that bounced or complained, as digests; nothing is sent to them until somebody allows it. A report is
-- about the address that the mail went to, which may have been corrected since.
ALTER TABLE emails ADD COLUMN sent_to text;
CREATE TABLE suppressed_addresses (
  address  text PRIMARY KEY,
  state    text NOT NULL CHECK (state IN ('bounced', 'complained')),
  at       timestamptz NOT NULL,
  email_id uuid NOT NULL REFERENCES emails
);
