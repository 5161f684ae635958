-- Parameters name the night and the tiers from now on, and what is over needs none. A page that was
-- being opened is opened by a new attempt: whatever the old one may have opened, no buyer has seen.
UPDATE checkout_attempts SET request = NULL WHERE state <> 'opening';
CREATE TEMPORARY TABLE stopped ON COMMIT DROP AS
  SELECT order_id, number FROM checkout_attempts WHERE state = 'opening' AND request IS NOT NULL;
UPDATE checkout_attempts a SET state = 'closed', request = NULL, leased_until = NULL
FROM stopped s WHERE a.order_id = s.order_id AND a.number = s.number;
INSERT INTO checkout_attempts (order_id, number, state, due_at)
SELECT order_id, number + 1, 'opening', '-infinity' FROM stopped;
