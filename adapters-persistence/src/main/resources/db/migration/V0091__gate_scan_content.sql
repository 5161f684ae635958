-- A scan id that comes again with another text, or from another device, is no repetition: the log
-- keeps a hash of what it came with. Null for scans of before: those repeat by their id alone.
ALTER TABLE scans ADD COLUMN content text;
