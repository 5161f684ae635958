-- How many are in, for each answer at the door: a row a night and device, so that no two phones wait for each
-- other's and a night of a hundred thousand tickets is not counted anew with each scan.
CREATE TABLE gate_counts (
  event_id  uuid NOT NULL REFERENCES events,
  device_id uuid NOT NULL,
  admitted  integer NOT NULL CHECK (admitted >= 0),
  PRIMARY KEY (event_id, device_id)
) WITH (fillfactor = 50);

INSERT INTO gate_counts (event_id, device_id, admitted)
SELECT event_id, device_id, count(*) FROM scans WHERE verdict_right = 'admitted'
GROUP BY event_id, device_id;
