-- A mail with the links of all tickets of its reader.
ALTER TABLE emails DROP CONSTRAINT emails_kind_check;
ALTER TABLE emails ADD CONSTRAINT emails_kind_check
  CHECK (kind IN ('tickets', 'find_tickets', 'late_refund', 'refund', 'event_cancelled'));
