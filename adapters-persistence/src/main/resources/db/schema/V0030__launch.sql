-- What people have gone through by hand before an opening; never changed, never taken back.
CREATE TABLE launch_signoffs (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  requirement text NOT NULL CHECK (requirement <> ''),
  by          text NOT NULL CHECK (by <> ''),
  at          timestamptz NOT NULL,
  release     text NOT NULL CHECK (release <> ''),
  note        text NOT NULL CHECK (note <> '')
);
CREATE INDEX launch_signoffs_latest ON launch_signoffs (requirement, id DESC);

CREATE FUNCTION launch_signoffs_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was signed off stays as it is' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER launch_signoffs_are_append_only BEFORE UPDATE OR DELETE ON launch_signoffs
  FOR EACH ROW EXECUTE FUNCTION launch_signoffs_are_append_only();
