-- What the traveller keeps. Instants (*_at) are microseconds since 1970, UTC.
-- A table calls its row n; everything else that names an entry outside uses entry.id.

CREATE TABLE about (
  name  TEXT PRIMARY KEY, -- journal (its id), made_by, changed_by (versions of sojourn), restored
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  sort      INTEGER NOT NULL UNIQUE, -- grows with the local time; the docid of its words
  day       TEXT NOT NULL,           -- local, 2006-01-02; '' unknown
  area      TEXT NOT NULL,           -- coarse name of the place; '' none

  -- The camera's clock is taken_at - adjust, + time_offset where there is a source. Microseconds.
  written     TEXT NOT NULL,
  taken_at    INTEGER,               -- NULL: no time is known
  time_offset INTEGER NOT NULL,
  time_source TEXT NOT NULL,         -- '' : no offset is known
  zone        TEXT NOT NULL,
  adjust      INTEGER NOT NULL,

  headline  TEXT NOT NULL,
  caption   TEXT NOT NULL,
  alt       TEXT NOT NULL,
  rating    INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 5),
  rejected  INTEGER NOT NULL,
  trip      TEXT NOT NULL,

  placed         INTEGER NOT NULL,   -- 0: the columns below say nothing
  lat            REAL,
  lon            REAL,
  altitude       REAL,               -- metres
  accuracy       REAL NOT NULL,      -- metres; 0 unknown
  place_source   TEXT NOT NULL,
  place_name     TEXT NOT NULL,
  city           TEXT NOT NULL,
  region         TEXT NOT NULL,
  country        TEXT NOT NULL,
  country_code   TEXT NOT NULL,
  country_key    TEXT NOT NULL,      -- country, folded

  captioned INTEGER NOT NULL,
  lacks_alt INTEGER NOT NULL,        -- has a photo and no alt text
  added_at  INTEGER NOT NULL,
  edited_at INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  digest    TEXT NOT NULL            -- of what would be sent, without the photos
) STRICT;

-- Lists, groups, ids and filters are read from this index alone.
CREATE INDEX entry_list ON entry (
  sort, day, area, id, rating, rejected, captioned, lacks_alt, placed, country_code, country_key);
CREATE INDEX entry_trip ON entry (trip, sort) WHERE trip <> '';

CREATE TABLE photo (
  n            INTEGER PRIMARY KEY,
  entry        INTEGER NOT NULL REFERENCES entry,
  position     INTEGER NOT NULL,
  mime         TEXT NOT NULL,
  width        INTEGER NOT NULL,
  height       INTEGER NOT NULL,
  orientation  INTEGER NOT NULL,
  make         TEXT NOT NULL,
  model        TEXT NOT NULL,
  lens         TEXT NOT NULL,
  serial       TEXT NOT NULL,
  seconds      REAL NOT NULL,
  f_number     REAL NOT NULL,
  iso          INTEGER NOT NULL,
  focal_length REAL NOT NULL,
  problem      TEXT NOT NULL,
  UNIQUE (entry, position)
) STRICT;

CREATE TABLE file (
  photo    INTEGER NOT NULL REFERENCES photo,
  position INTEGER NOT NULL,
  role     TEXT NOT NULL,
  name     TEXT NOT NULL,
  path     ANY NOT NULL, -- a BLOB where it is not UTF-8: the disk's names are what they are
  sha256   TEXT NOT NULL,
  bytes    INTEGER NOT NULL,
  PRIMARY KEY (photo, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_sha256 ON file (sha256);

CREATE TABLE keyword (
  n       INTEGER PRIMARY KEY,
  text    TEXT NOT NULL UNIQUE,
  key     TEXT NOT NULL,             -- folded, without spaces
  used_at INTEGER NOT NULL,
  entries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX keyword_key ON keyword (key);

CREATE TABLE entry_keyword (
  entry    INTEGER NOT NULL REFERENCES entry,
  position INTEGER NOT NULL,
  keyword  INTEGER NOT NULL REFERENCES keyword,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_keyword_keyword ON entry_keyword (keyword, entry);

CREATE TRIGGER keyword_given AFTER INSERT ON entry_keyword BEGIN
  UPDATE keyword SET entries = entries + 1 WHERE n = new.keyword;
END;
CREATE TRIGGER keyword_taken AFTER DELETE ON entry_keyword BEGIN
  UPDATE keyword SET entries = entries - 1 WHERE n = old.keyword;
END;

-- Every word of an entry, folded by the program. docid is entry.sort, so that the newest come
-- first without sorting.
CREATE VIRTUAL TABLE words USING fts4 (
  headline, caption, alt, keywords, place, trip, camera, file,
  tokenize=unicode61 "remove_diacritics=0", matchinfo=fts3, order=desc, prefix="1,3");

-- What a headline, caption or alt text was before it was replaced.
CREATE TABLE text_version (
  n           INTEGER PRIMARY KEY,
  entry       INTEGER NOT NULL REFERENCES entry,
  field       TEXT NOT NULL,
  text        TEXT NOT NULL,
  replaced_at INTEGER NOT NULL
) STRICT;
CREATE INDEX text_version_entry ON text_version (entry, field);

CREATE TABLE undo (
  n       INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: the newest is the greatest
  label   TEXT NOT NULL,
  session TEXT NOT NULL,
  at      INTEGER NOT NULL
) STRICT;

CREATE TABLE undo_entry (
  undo  INTEGER NOT NULL REFERENCES undo ON DELETE CASCADE,
  entry INTEGER NOT NULL REFERENCES entry,
  patch TEXT NOT NULL CHECK (json_valid(patch)), -- what makes the entry again what it was
  PRIMARY KEY (undo, entry)
) STRICT, WITHOUT ROWID;
