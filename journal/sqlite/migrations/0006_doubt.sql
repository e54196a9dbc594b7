-- A delivery that may have gone on where this journal did not see it: since a backup, or in rows that
-- are lost. Nothing of it goes before it is marked again.

ALTER TABLE delivery ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0;
