-- How a table's guests come back in; null: as the venue's devices say, with an exit scan while one of them is for
-- exits.
ALTER TABLE events ADD COLUMN reentry text CHECK (reentry IN ('exit_scan', 'free'));

-- Which way people go past a device.
ALTER TABLE gate_devices ADD COLUMN direction text NOT NULL DEFAULT 'in' CHECK (direction IN ('in', 'out'));

-- Who came in past a device, less who left past it, so that one for exits counts below zero. Summed over an
-- event's devices: how many people are inside.
ALTER TABLE gate_counts ADD COLUMN inside integer NOT NULL DEFAULT 0;
UPDATE gate_counts SET inside = admitted;

-- An operator who lets somebody in stands at no device.
ALTER TABLE scans ALTER COLUMN device_id DROP NOT NULL,
  ADD CONSTRAINT scanned_by_a_device CHECK (device_id IS NOT NULL OR verdict_given = 'let_in');

UPDATE tickets SET policy = 'reentry' WHERE kind <> 'general';
ALTER TABLE tickets ADD CONSTRAINT inside_is_who_came CHECK (entries > 0 OR NOT inside);
