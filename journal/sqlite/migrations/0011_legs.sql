-- The days of a trip that were spent in another zone than its own.
ALTER TABLE trip ADD COLUMN legs TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(legs));

-- The other half of a photo is found by what the camera wrote, however its clock was corrected since.
CREATE INDEX entry_written ON entry (written);
