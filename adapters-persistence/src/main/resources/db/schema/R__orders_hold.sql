-- The one rule for a hold, whether it comes alone or many of a process are decided by one call, under one
-- commit: the hot row is then locked once for many orders, not for an fsync each.
--
-- Locks are taken in the same order everywhere: network addresses, mail addresses, the order that is
-- replaced, unique keys, inventory by id. To insert before that is locked, so that it is held shortest,
-- admission is foretold from a plain read and checked under the lock. A table that the plain read says is
-- gone is told at once: its row is sold as a whole, and nobody waits for who holds it.

-- One hold, its lines as arrays in the order of the lines. `browser` and `address_key` are null, and the limits
-- too, where they do not bind it; `needed` is for each line how many of its item it and the lines before it
-- take; `replaces` is given only to a hold that comes alone.
DROP FUNCTION IF EXISTS hold_batch;
DROP TYPE IF EXISTS hold_request;
CREATE TYPE hold_request AS (
  id               uuid,
  reference        text,
  event            uuid,
  channel          text,
  account          text,
  buyer            uuid,
  name             text,
  email            text,
  buyer_language   text,
  language         text,
  total            bigint,
  currency         text,
  now              timestamptz,
  until            timestamptz,
  business_date    date,
  link_version     integer,
  browser          text,
  address_key      text,
  terms            text,
  accepted         timestamptz,
  network          text,
  network_limit    integer,
  network_exact    boolean,
  agent            text,
  marketing        boolean,
  request          text,
  route            text,
  key              text,
  body_hash        text,
  forgotten        timestamptz,
  worker_opens     timestamptz,
  nos              integer[],
  items            uuid[],
  kinds            text[],
  names            text[],
  notes            text[],
  phases           text[],
  quantities       integer[],
  needed           integer[],
  admits           integer[],
  prices           bigint[],
  fees             bigint[],
  taxes            bigint[],
  rates            integer[],
  phase_limits     integer[],
  customer_limit   integer,
  replaces         uuid,
  -- What is to be spent where a line's price is a deposit; no array where none is.
  minimum_spends   bigint[]);

-- `holds` is an array of hold_request in the order of arrival; `all_items` names each of their items once.
-- The other arrays give for each hold the number, from 1, of the first one of the batch that has the same
-- key, browser and event, address and event, reference, network address.
--
-- One row for each hold, with a verdict:
--   taken     the places are taken and everything is stored
--   refused   places: `short_item`, what is left of it, and whether the price still stood; or a table that
--             another plan gave another price or other seats
--   obstacle  what stands against it, in the columns from `key_order` to `closed_item`
--   again     it depends on a hold of this batch that is taken, or places came back: ask again, first of all
-- or a single row `redo`, when another node was faster: roll back and call again. Nothing may be committed
-- then.
CREATE FUNCTION hold_batch(
  holds_json json, all_items uuid[], same_key integer[], same_browser integer[],
  same_address integer[], same_reference integer[], same_network integer[])
RETURNS TABLE (
  no integer, verdict text,
  key_order uuid, body_hash text, browser_order uuid, browser_until timestamptz,
  of_browser bigint, of_address bigint, of_network bigint, reference_taken boolean, closed_item uuid,
  short_item uuid, "left" integer, price_stands boolean)
LANGUAGE plpgsql
-- Planned once, not for each call: what an array holds is not worth a look.
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  holds    hold_request[];
  h        record;
  size     integer;
  i        integer;
  j        integer;
  fits     boolean;
  gained   integer;
  replaced uuid;
  -- Per item, by id.
  items_by_id uuid[];
  of_event uuid[];
  stands   timestamptz[];
  opens    timestamptz[];
  closes   timestamptz[];
  free     integer[];
  taken    integer[];
  before   integer[];
  wanted   integer[];
  back     integer[];
  slack    integer[];
  -- Free when this began, with what goes back; and the tables that were not.
  stood    integer[];
  gone     uuid[] := '{}';
  gone_line integer;
  -- Per hold, or per first hold that has the same.
  key_used       boolean[];
  browser_used   boolean[];
  address_used   boolean[];
  reference_used boolean[];
  network_used   integer[];
  chosen   hold_request[] := '{}';
  chosen_nos  integer[] := '{}';
  refused_nos integer[] := '{}';
  keyed    integer := 0;
  changed  integer;
  -- Whether a table is among what is taken, and among what goes back.
  tables       boolean := false;
  tables_back  boolean := false;
BEGIN
  SELECT array_agg(r) INTO holds FROM json_populate_recordset(NULL::hold_request, holds_json) r;
  size := cardinality(holds);

  PERFORM pg_advisory_xact_lock(n.hash)
  FROM (SELECT DISTINCT hashtextextended(r.network, 0) AS hash
        FROM unnest(holds) r WHERE r.network_exact ORDER BY 1) n;
  PERFORM pg_advisory_xact_lock(a.hash)
  FROM (SELECT DISTINCT hashtextextended(r.address_key || r.event::text, 1) AS hash
        FROM unnest(holds) r WHERE r.address_key IS NOT NULL ORDER BY 1) a;

  -- What a browser held goes back before anything is decided about what it wants instead; nothing happens
  -- where it is paid or ended meanwhile.
  IF holds[1].replaces IS NOT NULL THEN
    UPDATE orders o SET state = 'cancelled', state_at = holds[1].now
    WHERE o.id = holds[1].replaces AND o.state = 'held' AND o.browser = holds[1].browser
      AND o.event_id = holds[1].event
    RETURNING o.id INTO replaced;
    UPDATE checkout_attempts a SET state = 'closed', leased_until = NULL, request = NULL
    WHERE a.order_id = replaced AND a.state = 'opening';
    all_items := all_items
      || ARRAY(SELECT l.inventory_id FROM order_lines l WHERE l.order_id = replaced);
  END IF;

  SELECT array_agg(t.id), array_agg(t.event_id), array_agg(t.stands), array_agg(t.opens),
         array_agg(t.closes), array_agg(t.free), array_agg(t.taken)
  INTO items_by_id, of_event, stands, opens, closes, free, taken
  FROM (SELECT t.id, t.event_id, t.capacity - t.taken AS free, t.taken,
               CASE WHEN e.state = 'published' THEN e.ends ELSE '-infinity' END AS stands,
               coalesce(t.sales_open, e.sales_open) AS opens,
               least(coalesce(t.sales_close, e.sales_close), e.sales_close) AS closes
        FROM inventory t JOIN events e ON e.id = t.event_id
        WHERE t.id = ANY (all_items)
        ORDER BY t.id) t;
  wanted := array_fill(0, ARRAY[coalesce(cardinality(items_by_id), 0)]);
  back := wanted;
  IF replaced IS NOT NULL THEN
    FOR h IN
      UPDATE order_lines l SET released = l.quantity
      FROM (SELECT o.no, o.quantity - o.released AS places FROM order_lines o
            WHERE o.order_id = replaced AND o.released < o.quantity) o
      WHERE l.order_id = replaced AND l.no = o.no
      RETURNING l.inventory_id, l.item, o.places
    LOOP
      tables_back := tables_back OR h.item = 'table';
      j := array_position(items_by_id, h.inventory_id);
      back[j] := back[j] + h.places;
      free[j] := free[j] + h.places;
      taken[j] := taken[j] - h.places;
    END LOOP;
  END IF;
  before := taken;
  stood := free;
  slack := array_fill(2147483647, ARRAY[coalesce(cardinality(items_by_id), 0)]);
  key_used := array_fill(false, ARRAY[size]);
  browser_used := key_used;
  address_used := key_used;
  reference_used := key_used;
  network_used := array_fill(0, ARRAY[size]);

  FOR h IN
    SELECT r.ordinality::integer AS no, r.event, r.channel, r.now, r.key, r.network_limit,
           r.customer_limit, r.items, r.kinds,
           r.quantities, r.needed, r.phase_limits, k.order_id AS key_order, k.body_hash,
           b.id AS browser_order, b.expires_at AS browser_until,
           (SELECT coalesce(sum(l.quantity - l.released), 0)
            FROM orders c JOIN order_lines l ON l.order_id = c.id
            WHERE l.item = 'places' AND c.event_id IS NOT DISTINCT FROM r.event AND c.browser = r.browser
              AND c.state IN ('paid', 'partially_refunded')) AS of_browser,
           (SELECT coalesce(sum(l.quantity - l.released), 0)
            FROM orders c JOIN order_lines l ON l.order_id = c.id
            WHERE l.item = 'places' AND c.event_id IS NOT DISTINCT FROM r.event AND c.address_key = r.address_key
              AND c.state IN ('paid', 'partially_refunded'))
           + (SELECT coalesce(sum(l.quantity - l.released), 0)
              FROM orders c JOIN order_lines l ON l.order_id = c.id
              WHERE l.item = 'places' AND c.event_id IS NOT DISTINCT FROM r.event AND c.address_key = r.address_key
                AND c.network = r.network AND c.state = 'held') AS of_address,
           (SELECT sum(q.places) FROM unnest(r.quantities, r.kinds) q (places, kind)
            WHERE q.kind = 'places') AS places,
           (SELECT count(*) FROM orders n WHERE n.network = r.network AND n.state = 'held')
             AS of_network,
           (SELECT o.id FROM orders o WHERE o.reference = r.reference LIMIT 1) IS NOT NULL
             AS reference_taken
    FROM unnest(holds) WITH ORDINALITY r
    LEFT JOIN LATERAL (
      SELECT k.order_id, k.body_hash FROM idempotency_keys k
      WHERE k.route = r.route AND k.key = r.key AND k.created_at > r.forgotten LIMIT 1) k ON true
    LEFT JOIN LATERAL (
      SELECT b.id, b.expires_at FROM orders b
      WHERE b.event_id IS NOT DISTINCT FROM r.event AND b.browser = r.browser
        AND b.state = 'held' LIMIT 1) b ON true
    ORDER BY r.ordinality
  LOOP
    i := h.no;
    no := i;
    closed_item := NULL;
    gone_line := NULL;
    fits := true;
    FOR l IN 1..cardinality(h.items) LOOP
      j := array_position(items_by_id, h.items[l]);
      IF j IS NULL OR of_event[j] <> h.event OR stands[j] <= h.now
         OR (h.channel = 'web' AND (opens[j] > h.now OR closes[j] <= h.now)) THEN
        closed_item := h.items[l];
        EXIT;
      END IF;
      IF h.kinds[l] = 'table' AND stood[j] < 1 THEN
        gone_line := l;
      END IF;
      fits := fits AND free[j] >= h.needed[l]
              AND taken[j] + h.needed[l] - h.quantities[l] < h.phase_limits[l];
    END LOOP;

    -- A plan is imported under the lock of its tables: what is read here is looked at again under it.
    short_item := NULL;
    IF fits AND 'table' = ANY (h.kinds) THEN
      SELECT p.inventory_id INTO short_item
      FROM unnest((holds[i]).items, (holds[i]).prices, (holds[i]).minimum_spends, (holds[i]).admits)
             l (item, price, spend, seats)
      JOIN LATERAL (SELECT * FROM plan_tables o WHERE o.inventory_id = l.item LIMIT 1) p ON true
      WHERE (p.due_minor, p.minimum_spend_minor, p.seats) IS DISTINCT FROM (l.price, l.spend, l.seats) LIMIT 1;
    END IF;

    key_order := h.key_order;
    body_hash := h.body_hash;
    browser_order := h.browser_order;
    browser_until := h.browser_until;
    of_browser := h.of_browser;
    of_address := h.of_address;
    of_network := h.of_network;
    reference_taken := h.reference_taken;
    IF key_order IS NOT NULL OR closed_item IS NOT NULL OR browser_order IS NOT NULL
       OR greatest(of_browser, of_address) + h.places > h.customer_limit
       OR of_network >= h.network_limit OR reference_taken THEN
      verdict := 'obstacle';
      RETURN NEXT;
    ELSIF (h.key IS NOT NULL AND key_used[same_key[i]])
       OR browser_used[same_browser[i]] OR address_used[same_address[i]]
       OR reference_used[same_reference[i]]
       OR of_network + network_used[same_network[i]] >= h.network_limit THEN
      -- What stands against it is not committed yet; the next batch reads it.
      verdict := 'again';
      RETURN NEXT;
    ELSIF short_item IS NOT NULL THEN
      "left" := free[array_position(items_by_id, short_item)];
      price_stands := false;
      verdict := 'refused';
      RETURN NEXT;
    ELSIF gone_line IS NOT NULL THEN
      short_item := h.items[gone_line];
      gone := array_append(gone, short_item);
      j := array_position(items_by_id, short_item);
      "left" := free[j];
      price_stands := taken[j] + h.needed[gone_line] - h.quantities[gone_line] < h.phase_limits[gone_line];
      verdict := 'refused';
      RETURN NEXT;
    ELSIF fits THEN
      FOR l IN 1..cardinality(h.items) LOOP
        j := array_position(items_by_id, h.items[l]);
        slack[j] := least(slack[j], h.phase_limits[l] - taken[j]);
        free[j] := free[j] - h.quantities[l];
        taken[j] := taken[j] + h.quantities[l];
        wanted[j] := wanted[j] + h.quantities[l];
      END LOOP;
      IF h.key IS NOT NULL THEN
        key_used[same_key[i]] := true;
        keyed := keyed + 1;
      END IF;
      browser_used[same_browser[i]] := true;
      address_used[same_address[i]] := true;
      reference_used[same_reference[i]] := true;
      network_used[same_network[i]] := network_used[same_network[i]] + 1;
      tables := tables OR 'table' = ANY (h.kinds);
      chosen := array_append(chosen, holds[i]);
      chosen_nos := array_append(chosen_nos, i);
    ELSE
      refused_nos := array_append(refused_nos, i);
    END IF;
  END LOOP;

  IF cardinality(chosen) > 0 THEN
    -- A key, browser or reference that another node took since the read above leaves fewer rows.
    INSERT INTO idempotency_keys (route, key, body_hash, order_id, created_at)
    SELECT r.route, r.key, r.body_hash, r.id, r.now
    FROM unnest(chosen) r WHERE r.key IS NOT NULL ORDER BY r.route, r.key
    ON CONFLICT (route, key) DO UPDATE
      SET body_hash = excluded.body_hash, order_id = excluded.order_id,
          created_at = excluded.created_at
      WHERE idempotency_keys.created_at <= excluded.created_at - interval '24 hours';
    GET DIAGNOSTICS changed = ROW_COUNT;
    fits := changed = keyed;

    IF fits THEN
      INSERT INTO buyers (id, name, email, language, created_at)
      SELECT r.buyer, r.name, r.email, r.buyer_language, r.now FROM unnest(chosen) r
      ON CONFLICT DO NOTHING;

      INSERT INTO orders (id, reference, event_id, channel, ledger_account, buyer_id, language,
                          state, state_at, total_minor, currency, placed_at, expires_at,
                          business_date, link_version, browser, address_key, terms_version,
                          terms_accepted_at, network, user_agent, marketing, request_id)
      SELECT r.id, r.reference, r.event, r.channel, r.account, r.buyer, r.language, 'held', r.now,
             r.total, r.currency, r.now, r.until, r.business_date, r.link_version, r.browser,
             r.address_key, r.terms, r.accepted, r.network, r.agent, r.marketing, r.request
      FROM unnest(chosen) r
      ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS changed = ROW_COUNT;
      fits := changed = cardinality(chosen);
    END IF;

    IF NOT fits THEN
      no := 0;
      verdict := 'redo';
      RETURN NEXT;
      RETURN;
    END IF;

    INSERT INTO order_lines (order_id, no, inventory_id, item, name, note, phase, quantity, admits,
                             unit_price_minor, unit_fee_minor, unit_tax_minor, tax_rate,
                             minimum_spend_minor)
    SELECT r.id, l.* FROM unnest(chosen) r,
      unnest(r.nos, r.items, r.kinds, r.names, r.notes, r.phases, r.quantities, r.admits, r.prices,
             r.fees, r.taxes, r.rates, r.minimum_spends) l;

    INSERT INTO checkout_attempts (order_id, number, state, due_at)
    SELECT r.id, 1, 'opening', r.worker_opens FROM unnest(chosen) r;
  END IF;

  IF cardinality(chosen) + cardinality(refused_nos) = 0 THEN
    RETURN;
  END IF;

  IF cardinality(gone) > 0 THEN
    SELECT array_agg(u.id ORDER BY u.id), array_agg(u.wanted ORDER BY u.id), array_agg(u.back ORDER BY u.id),
           array_agg(u.before ORDER BY u.id), array_agg(u.slack ORDER BY u.id)
    INTO items_by_id, wanted, back, before, slack
    FROM unnest(items_by_id, wanted, back, before, slack) u (id, wanted, back, before, slack)
    WHERE u.id <> ALL (gone);
  END IF;
  SELECT array_agg(t.free), array_agg(t.taken) INTO free, taken
  FROM (SELECT t.capacity - t.taken AS free, t.taken FROM inventory t
        WHERE t.id = ANY (items_by_id) ORDER BY t.id FOR NO KEY UPDATE) t;
  FOR j IN 1..cardinality(items_by_id) LOOP
    free[j] := free[j] + back[j];
    taken[j] := taken[j] - back[j];
    gained := taken[j] - before[j];
    IF wanted[j] > 0 AND (wanted[j] > free[j] OR slack[j] <= gained) THEN
      no := 0;
      verdict := 'redo';
      RETURN NEXT;
      RETURN;
    END IF;
    free[j] := free[j] - wanted[j];
    taken[j] := taken[j] + wanted[j];
  END LOOP;
  IF tables AND EXISTS (
    SELECT FROM unnest(chosen) r,
      unnest(r.items, r.prices, r.minimum_spends, r.admits) l (item, price, spend, seats)
    JOIN LATERAL (SELECT * FROM plan_tables o WHERE o.inventory_id = l.item LIMIT 1) p ON true
    WHERE (p.due_minor, p.minimum_spend_minor, p.seats) IS DISTINCT FROM (l.price, l.spend, l.seats)) THEN
    no := 0;
    verdict := 'redo';
    RETURN NEXT;
    RETURN;
  END IF;
  UPDATE inventory t SET taken = t.taken + w.places - w.back
  FROM unnest(items_by_id, wanted, back) w (id, places, back)
  -- Of how many rows an array has the plan knows nothing: without the items named it reads every table there is.
  WHERE t.id = ANY (items_by_id) AND t.id = w.id AND w.places <> w.back;

  IF tables_back THEN
    UPDATE reservations r SET state = 'cancelled', since = holds[1].now
    WHERE r.order_id = replaced AND r.state = 'pending';
  END IF;
  IF tables THEN
    INSERT INTO reservations (order_id, no, line, event_id, inventory_id, state, since, placed_at)
    SELECT r.id, 1, l.no, r.event, l.item, 'pending', r.now, r.now
    FROM unnest(chosen) r, unnest(r.nos, r.items, r.kinds) l (no, item, kind)
    WHERE l.kind = 'table';
  END IF;

  verdict := 'taken';
  FOREACH no IN ARRAY chosen_nos LOOP
    RETURN NEXT;
  END LOOP;

  -- A hold that was foretold not to fit is refused by what stands under the lock, or asks again.
  FOREACH no IN ARRAY refused_nos LOOP
    SELECT t.id, t.free, t.taken + l.needed - l.quantity < l.phase_limit
    INTO short_item, "left", price_stands
    FROM unnest((holds[no]).items, (holds[no]).quantities, (holds[no]).needed,
                (holds[no]).phase_limits)
           l (item, quantity, needed, phase_limit)
    JOIN unnest(items_by_id, free, taken) t (id, free, taken) ON t.id = l.item
    WHERE t.free < l.needed OR t.taken + l.needed - l.quantity >= l.phase_limit
    ORDER BY t.id LIMIT 1;
    verdict := CASE WHEN FOUND THEN 'refused' ELSE 'again' END;
    RETURN NEXT;
  END LOOP;
END $$;
