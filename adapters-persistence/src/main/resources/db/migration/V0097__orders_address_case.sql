-- Capital letters of an address are those of ASCII, whatever language the database sorts by: in
-- Turkish, the small letter of I is another one, and INES@example.com was not found.
DROP INDEX buyers_by_email;
CREATE INDEX buyers_by_email ON buyers (lower(email COLLATE "C"));
