-- The provider that may have sent a mail because its answer did not come; the next attempt asks it first.
ALTER TABLE emails
  ADD COLUMN doubtful text,
  ADD COLUMN doubtful_since timestamptz,
  ADD CHECK ((doubtful IS NULL) = (doubtful_since IS NULL));
