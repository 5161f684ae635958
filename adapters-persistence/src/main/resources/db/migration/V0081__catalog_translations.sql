-- What an event says in another language than its own. An empty text is not translated: the original
-- is shown. Beside the tiers, whose rows are hot and stay small.
ALTER TABLE events ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es'));

CREATE TABLE event_texts (
  event_id    uuid NOT NULL REFERENCES events,
  language    text NOT NULL CHECK (language IN ('en', 'es')),
  title       text NOT NULL,
  lineup      text NOT NULL,
  description text NOT NULL,
  PRIMARY KEY (event_id, language)
);

CREATE TABLE tier_texts (
  tier_id  uuid NOT NULL REFERENCES tiers,
  language text NOT NULL CHECK (language IN ('en', 'es')),
  name     text NOT NULL,
  note     text NOT NULL,
  PRIMARY KEY (tier_id, language)
);
