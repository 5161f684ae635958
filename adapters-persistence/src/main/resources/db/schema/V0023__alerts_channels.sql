-- A channel's turn: when somebody may tell it something again, and how it went.
CREATE TABLE alert_channels (
  channel       text PRIMARY KEY CHECK (channel IN ('slack', 'mail', 'pagerduty')),
  due_at        timestamptz NOT NULL,
  failures      integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
  failing_since timestamptz,
  last_answer   text,
  CHECK ((failures = 0) = (failing_since IS NULL)),
  CHECK ((failures = 0) = (last_answer IS NULL))
);

-- What a channel was told of an alert, and when. An alert without a row was not told there.
CREATE TABLE told_alerts (
  alert_id        bigint NOT NULL REFERENCES alerts,
  channel         text NOT NULL CHECK (channel IN ('slack', 'mail', 'pagerduty')),
  incident        bigint NOT NULL,
  raised_at       timestamptz NOT NULL,
  escalated_at    timestamptz,
  acknowledged_at timestamptz,
  closed_at       timestamptz,
  PRIMARY KEY (alert_id, channel),
  CHECK (incident <= alert_id)
);
CREATE INDEX told_alerts_not_closed ON told_alerts (channel, incident) WHERE closed_at IS NULL;

CREATE TABLE alert_silences (
  kind     text PRIMARY KEY,
  since    timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  by       text NOT NULL,
  note     text NOT NULL,
  CHECK (until_at > since)
);
