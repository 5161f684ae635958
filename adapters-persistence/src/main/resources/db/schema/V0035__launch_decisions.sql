-- Who decided whether the venue opens, when and on what; never changed, never taken back.
CREATE TABLE launch_decisions (
  number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  go       boolean NOT NULL,
  by       text NOT NULL CHECK (by <> ''),
  at       timestamptz NOT NULL,
  release  text NOT NULL CHECK (release ~ '^[0-9a-f]{7,64}$'),
  score    integer NOT NULL CHECK (score BETWEEN 0 AND 100),
  note     text NOT NULL CHECK (note <> ''),
  envelope text NOT NULL CHECK (envelope <> '')
);

CREATE FUNCTION launch_decisions_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was decided stays as it is' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER launch_decisions_are_append_only BEFORE UPDATE OR DELETE ON launch_decisions
  FOR EACH ROW EXECUTE FUNCTION launch_decisions_are_append_only();
