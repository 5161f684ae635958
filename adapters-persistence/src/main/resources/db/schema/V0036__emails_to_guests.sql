-- Emails to people who bought nothing: few among all, and looked for by who they went to, and each hour.
CREATE INDEX emails_to_address ON emails (lower(to_address COLLATE "C")) WHERE to_address IS NOT NULL;
