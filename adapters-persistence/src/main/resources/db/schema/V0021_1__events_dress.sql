-- What guests are asked to wear, in one line. Empty: what the venue's settings say; for a translation, the original.
ALTER TABLE events ADD COLUMN dress text NOT NULL DEFAULT '';
ALTER TABLE event_texts ADD COLUMN dress text NOT NULL DEFAULT '';
