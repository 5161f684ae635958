-- A ticket's holder takes a seat at a table by using up a guest's pass of it: that pass is void as 'joined'
-- until the seat is given back. What the gate reads of it stands in the ticket's own row.
ALTER TABLE tickets
  DROP CONSTRAINT tickets_void_reason_check,
  ADD CONSTRAINT tickets_void_reason_check
    CHECK (void_reason IN ('refunded', 'voided', 'moved', 'event_cancelled', 'joined')),
  ADD COLUMN seat_order_id uuid,
  ADD COLUMN seat_line     integer,
  ADD COLUMN seat_no       integer,
  ADD COLUMN seat_table    text,
  ADD FOREIGN KEY (seat_order_id, seat_line, seat_no) REFERENCES tickets (order_id, line, no),
  ADD CONSTRAINT a_seat_is_whole
    CHECK (num_nulls(seat_order_id, seat_line, seat_no, seat_table) IN (0, 4)),
  -- Who came in keeps the seat when the ticket is void: they are at the table.
  ADD CONSTRAINT only_valid_tickets_join
    CHECK (seat_order_id IS NULL OR (kind = 'general' AND (void_reason IS NULL OR entries > 0)));
CREATE UNIQUE INDEX one_ticket_per_seat ON tickets (seat_order_id, seat_line, seat_no)
  WHERE seat_order_id IS NOT NULL;

-- A host's private page and invitation. A table without a row has its first link and no invitation.
CREATE TABLE guest_lists (
  order_id    uuid PRIMARY KEY REFERENCES orders,
  link_raised integer NOT NULL DEFAULT 0 CHECK (link_raised >= 0),
  invite      text UNIQUE CHECK (invite ~ '^[2-9A-HJ-NP-Z]{6}$')
);

-- Whom a host has given a guest's pass. The name stands on the ticket, the address nowhere but here and with
-- the emails that are owed to it; both are erased with what they were given for. A pass without a row was
-- given to nobody.
CREATE TABLE guests (
  ticket_id uuid PRIMARY KEY REFERENCES tickets,
  state     text NOT NULL CHECK (state IN ('named', 'sent', 'taken_back', 'declined', 'erased')),
  since     timestamptz NOT NULL,
  address   text,
  language  text CHECK (language IN ('en', 'es')),
  mails     integer NOT NULL DEFAULT 0 CHECK (mails BETWEEN 0 AND 3),
  CHECK (num_nulls(address, language) = CASE state WHEN 'sent' THEN 0 ELSE 2 END)
);
