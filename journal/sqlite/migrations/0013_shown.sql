-- Where what is shown is, if that is another place than the photographer's; null if it is not.
ALTER TABLE entry ADD COLUMN shown TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(shown));
CREATE INDEX entry_shown ON entry (sort) WHERE shown <> 'null';
