-- People without a ticket who went past a device, one tap each; never changed, never deleted.
CREATE TABLE head_taps (
  id          uuid PRIMARY KEY,
  event_id    uuid NOT NULL REFERENCES events,
  device_id   uuid NOT NULL REFERENCES gate_devices,
  gate        text NOT NULL,
  person      text,
  change      integer NOT NULL CHECK (change IN (1, -1)),
  -- More people were inside by it than the law allows.
  beyond      boolean NOT NULL,
  device_time timestamptz NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX head_taps_by_event ON head_taps (event_id, received_at);

CREATE FUNCTION head_taps_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'who was counted stays counted' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER head_taps_are_append_only BEFORE UPDATE OR DELETE ON head_taps
  FOR EACH ROW EXECUTE FUNCTION head_taps_are_append_only();

-- Those without a ticket who came in past a device, less those who left past it. With `inside`, summed over an
-- event's devices: how many people are inside.
ALTER TABLE gate_counts ADD COLUMN heads integer NOT NULL DEFAULT 0;
