-- A mail that tells the holders of tickets that their night is cancelled.
ALTER TABLE emails DROP CONSTRAINT emails_kind_check;
ALTER TABLE emails ADD CONSTRAINT emails_kind_check
  CHECK (kind IN ('tickets', 'late_refund', 'refund', 'event_cancelled'));
