-- The right to enter. No index on what a scan changes, and room in each page for what it adds to
-- every row there (some 60 bytes to 250), so that an admission is a heap-only update.
CREATE TABLE tickets (
  id                uuid PRIMARY KEY,
  number            text NOT NULL UNIQUE,
  order_id          uuid NOT NULL REFERENCES orders,
  line              integer NOT NULL,
  no                integer NOT NULL CHECK (no >= 1),
  event_id          uuid NOT NULL REFERENCES events,
  event_number      integer NOT NULL,
  name              text NOT NULL,
  note              text NOT NULL,
  kind              text NOT NULL CHECK (kind IN ('general', 'host', 'guest')),
  policy            text NOT NULL CHECK (policy IN ('once', 'reentry')),
  party             text NOT NULL,
  serial            integer NOT NULL CHECK (serial BETWEEN 1 AND 65535),
  holder            text,
  void_reason       text CHECK (void_reason IN ('refunded', 'voided', 'moved', 'event_cancelled')),
  voided_at         timestamptz,
  entries           integer NOT NULL DEFAULT 0 CHECK (entries >= 0),
  inside            boolean NOT NULL DEFAULT false,
  first_admitted_at timestamptz,
  last_admitted_at  timestamptz,
  last_gate         text,
  last_device       text,
  not_after         timestamptz NOT NULL,
  -- The newest revoked key that it was reissued for, 0 for none: the reissuing can go on after a stop.
  reissued_for_key  integer NOT NULL DEFAULT 0,
  UNIQUE (order_id, line, no),
  CHECK (policy = 'reentry' OR entries <= 1),
  CHECK ((entries = 0) = (first_admitted_at IS NULL)),
  CHECK ((void_reason IS NULL) = (voided_at IS NULL))
) WITH (fillfactor = 75);
CREATE INDEX tickets_by_event ON tickets (event_id);

-- Ed25519 keys of the codes; the private half is sealed with the master key. One signs. One that leaked is
-- revoked, and the tickets that carry its codes are reissued.
CREATE TABLE signing_keys (
  id             integer PRIMARY KEY CHECK (id BETWEEN 1 AND 255),
  public_key     bytea NOT NULL CHECK (length(public_key) = 32),
  sealed_private bytea NOT NULL,
  created_at     timestamptz NOT NULL,
  signs_until    timestamptz,
  verifies_until timestamptz,
  revoked_at     timestamptz,
  CHECK (revoked_at IS NULL OR verifies_until <= revoked_at)
);
CREATE UNIQUE INDEX one_key_signs ON signing_keys ((true)) WHERE signs_until IS NULL;
