-- When the watchdog last looked at all that belongs to an event. One without a row was never looked at.
CREATE TABLE watched_events (
  event_id   uuid PRIMARY KEY REFERENCES events ON DELETE CASCADE,
  watched_at timestamptz NOT NULL
) WITH (fillfactor = 75);
