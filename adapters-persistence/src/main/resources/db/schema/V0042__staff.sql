-- Who works at the gate, and who did. A PIN is kept as its salted, slow hash, and only while the person is here.
CREATE TABLE staff (
  id         uuid PRIMARY KEY,
  name       text NOT NULL CHECK (name <> ''),
  -- Without capitals, accents and repeated blanks, as the program makes it: `lower` depends on the database's locale.
  name_key   text NOT NULL CHECK (name_key <> ''),
  role       text NOT NULL CHECK (role IN ('door', 'supervisor')),
  pin_hash   text,
  added_at   timestamptz NOT NULL,
  removed_at timestamptz,
  CHECK ((pin_hash IS NULL) = (removed_at IS NOT NULL))
);
CREATE UNIQUE INDEX staff_names ON staff (name_key) WHERE removed_at IS NULL;
