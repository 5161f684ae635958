-- A page that could not be closed is asked about again later, so that it does not hold up the rest.
ALTER TABLE checkout_attempts ADD COLUMN next_ask_at timestamptz;

-- Parameters of pages that are over are forgotten, and the others no longer hold the buyer's address.
UPDATE checkout_attempts SET request = NULL WHERE state IN ('closed', 'refused');
