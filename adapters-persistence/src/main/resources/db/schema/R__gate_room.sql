-- Whether one more person may come in.
--
-- Each device counts on a row of its own, so that no two phones wait for each other, and nobody sees what another
-- statement has not committed yet. No more of those are on their way than the database takes connections. Far
-- from the venue's number by that many, a statement only shows, by a lock that all of them share, that it is on
-- its way. Closer than that, one after another holds the lock alone until its commit: it begins when all who
-- share it are done, and reads what they counted. Each read below has a snapshot of its own (the function is
-- volatile), taken after the lock.
CREATE OR REPLACE FUNCTION gate_inside(event uuid) RETURNS integer LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(sum(inside + heads), 0)::integer FROM gate_counts WHERE event_id = event
$$;

-- Null: there is room. `again`: it has filled up meanwhile; to ask again decides. Else why not, or how to say yes.
CREATE OR REPLACE FUNCTION gate_room(event uuid, capacity integer, at_capacity text) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  turn bigint := hashtextextended('inside ' || event, 0);
  far  integer := capacity - current_setting('max_connections')::integer;
BEGIN
  IF at_capacity <> 'refuse' THEN
    RETURN CASE WHEN gate_inside(event) < capacity THEN NULL
                WHEN at_capacity = 'warn' THEN 'admitted_full'
                ELSE 'let_in_full' END;
  END IF;
  IF gate_inside(event) < far THEN
    PERFORM pg_advisory_xact_lock_shared(turn);
    RETURN CASE WHEN gate_inside(event) < far THEN NULL ELSE 'again' END;
  END IF;
  IF gate_inside(event) < capacity THEN
    PERFORM pg_advisory_xact_lock(turn);
  END IF;
  RETURN CASE WHEN gate_inside(event) < capacity THEN NULL ELSE 'full' END;
END $$;

-- Whether somebody without a ticket is inside who may leave. Who leaves waits for who leaves, and for nobody else.
CREATE OR REPLACE FUNCTION gate_head_inside(event uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('heads ' || event, 0));
  RETURN (SELECT coalesce(sum(heads), 0) > 0 FROM gate_counts WHERE event_id = event);
END $$;
