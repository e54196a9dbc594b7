-- Tracks, one row a segment. fixes.go says how a segment's fixes are laid out.

CREATE TABLE track (
  n        INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  sha256   TEXT NOT NULL UNIQUE,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE segment (
  n        INTEGER PRIMARY KEY,
  track    INTEGER NOT NULL REFERENCES track,
  begin_at INTEGER NOT NULL,
  end_at   INTEGER NOT NULL,
  fixes    BLOB NOT NULL
) STRICT;
CREATE INDEX segment_time ON segment (begin_at, end_at);
