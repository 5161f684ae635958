CREATE TABLE gate_devices (
  id          uuid PRIMARY KEY,
  name        text NOT NULL,
  gate        text NOT NULL,
  person      text,
  token_hash  text NOT NULL UNIQUE,
  enrolled_at timestamptz NOT NULL,
  revoked_at  timestamptz
);

-- Every attempt, refused ones too; never merged, never overwritten. A text that is no ticket of ours
-- is kept as its hash. `content` is a hash of what the id came with: one that comes again with another text,
-- or from another device, is no repetition.
CREATE TABLE scans (
  id             uuid PRIMARY KEY,
  event_id       uuid NOT NULL REFERENCES events,
  ticket_id      uuid REFERENCES tickets,
  text_hash      text,
  device_id      uuid NOT NULL REFERENCES gate_devices,
  gate           text NOT NULL,
  person         text,
  direction      text NOT NULL DEFAULT 'in' CHECK (direction IN ('in', 'out')),
  by_hand        boolean NOT NULL DEFAULT false,
  online         boolean NOT NULL DEFAULT true,
  device_time    timestamptz NOT NULL,
  received_at    timestamptz NOT NULL,
  verdict_given  text NOT NULL,
  verdict_right  text NOT NULL,
  earlier_at     timestamptz,
  earlier_gate   text,
  earlier_device text,
  content        text,
  CHECK (ticket_id IS NOT NULL OR text_hash IS NOT NULL)
);
CREATE INDEX scans_by_device ON scans (event_id, device_id, received_at DESC);
CREATE INDEX scans_by_time ON scans (received_at DESC, id DESC);
CREATE INDEX scans_by_ticket ON scans (ticket_id) WHERE ticket_id IS NOT NULL;

-- How many are in, for each answer at the door: a row an event and device, so that no two phones wait for each
-- other's and an event of a hundred thousand tickets is not counted again with each scan.
CREATE TABLE gate_counts (
  event_id  uuid NOT NULL REFERENCES events,
  device_id uuid NOT NULL,
  admitted  integer NOT NULL CHECK (admitted >= 0),
  PRIMARY KEY (event_id, device_id)
) WITH (fillfactor = 50);
