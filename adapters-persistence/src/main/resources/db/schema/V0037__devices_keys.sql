-- A phone proves itself by a key that never leaves it. Those that came with a token are shut off: enroll them again.
ALTER TABLE gate_devices ADD COLUMN public_key text;
UPDATE gate_devices SET revoked_at = now() WHERE revoked_at IS NULL;
ALTER TABLE gate_devices
  DROP COLUMN token_hash,
  ADD CONSTRAINT gate_devices_good_ones_have_a_key CHECK (public_key IS NOT NULL OR revoked_at IS NOT NULL);

-- What makes one phone a gate, once: the device that it becomes, under the hash of its code.
CREATE TABLE gate_enrolments (
  device_id  uuid PRIMARY KEY,
  code_hash  text NOT NULL UNIQUE,
  name       text NOT NULL,
  gate       text NOT NULL,
  person     text,
  direction  text NOT NULL CHECK (direction IN ('in', 'out')),
  offered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > offered_at),
  taken_at   timestamptz CHECK (taken_at < expires_at)
);
