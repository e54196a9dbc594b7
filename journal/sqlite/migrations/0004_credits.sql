-- Who made an entry and who is shown in it, the language of its words, where its camera looked.

ALTER TABLE entry ADD COLUMN byline       TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN credit       TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN copyright    TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN instructions TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN people       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(people));
ALTER TABLE entry ADD COLUMN language     TEXT NOT NULL DEFAULT '';

ALTER TABLE photo ADD COLUMN direction REAL; -- degrees clockwise from north; NULL unknown

-- The index of words gets a column: byline, credit, people.
ALTER TABLE words RENAME TO words_before;
CREATE VIRTUAL TABLE words USING fts4 (
  headline, caption, alt, keywords, place, trip, camera, file, people,
  tokenize=unicode61 "remove_diacritics=0", matchinfo=fts3, order=desc, prefix="1,3");
INSERT INTO words (docid, headline, caption, alt, keywords, place, trip, camera, file, people)
  SELECT docid, headline, caption, alt, keywords, place, trip, camera, file, ''
  FROM words_before ORDER BY docid;
DROP TABLE words_before;
