-- Words that write themselves. Entries keep the names of trips; a trip has a row where it has defaults.

CREATE TABLE code (
  name  TEXT PRIMARY KEY,
  texts TEXT NOT NULL CHECK (json_valid(texts)) -- the alternatives, the usual one first
) STRICT, WITHOUT ROWID;

CREATE TABLE template (
  name   TEXT PRIMARY KEY,
  fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT, WITHOUT ROWID;

CREATE TABLE trip (
  name       TEXT PRIMARY KEY,
  zone       TEXT NOT NULL,
  byline     TEXT NOT NULL,
  template   TEXT NOT NULL, -- a name; '' for none
  goes_to    TEXT NOT NULL CHECK (json_valid(goes_to)), -- names of destinations
  first_day  TEXT NOT NULL, -- 2013-02-25; '' for none
  last_day   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
