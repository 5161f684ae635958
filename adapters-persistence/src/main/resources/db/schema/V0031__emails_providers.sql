-- How often a provider of email was handed one, and did not take it.
CREATE TABLE provider_answers (
  provider text NOT NULL,
  minute   timestamptz NOT NULL,
  asked    bigint NOT NULL CHECK (asked > 0),
  failed   bigint NOT NULL CHECK (failed BETWEEN 0 AND asked),
  PRIMARY KEY (provider, minute)
);
