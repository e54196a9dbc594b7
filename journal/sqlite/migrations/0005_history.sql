-- A visit to the editor keeps the text that it found, and what was lost in it, however often it saves.

ALTER TABLE text_version ADD COLUMN session TEXT NOT NULL DEFAULT ''; -- '' : a change that never folds
ALTER TABLE text_version ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;  -- written and taken away in one visit
