-- When a guest first opened the pass that they were sent, by the link of its email.
ALTER TABLE guests
  ADD COLUMN opened_at timestamptz,
  ADD CONSTRAINT only_who_was_sent_one_opens_it CHECK (opened_at IS NULL OR state = 'sent');
