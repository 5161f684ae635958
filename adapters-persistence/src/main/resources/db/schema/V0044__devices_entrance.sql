-- Whom a gate lets in, besides what a ticket says.
ALTER TABLE gate_devices
  ADD COLUMN entrance text NOT NULL DEFAULT 'all' CHECK (entrance IN ('all', 'general', 'vip'));
ALTER TABLE gate_enrolments
  ADD COLUMN entrance text NOT NULL DEFAULT 'all' CHECK (entrance IN ('all', 'general', 'vip'));
