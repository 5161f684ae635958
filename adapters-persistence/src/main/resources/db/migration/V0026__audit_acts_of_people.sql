-- What people did is read at every handover, and is a small part of the trail.
CREATE INDEX audit_entries_of_people ON audit_entries (id DESC) WHERE actor_kind <> 'system';
