-- In which language the texts of a floor plan are written, and what they are in others, by the text itself:
-- {"es": {"By the floor": "Junto a la pista"}}. What is absent is not translated.
ALTER TABLE floor_plans
  ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es')),
  ADD COLUMN texts jsonb NOT NULL DEFAULT '{}';
