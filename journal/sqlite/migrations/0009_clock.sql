-- True clocks that camera bodies photographed, and how far their own were off.

CREATE TABLE clock_reading (
  n          INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  make       TEXT NOT NULL,
  model      TEXT NOT NULL,
  serial     TEXT NOT NULL,
  camera     INTEGER NOT NULL, -- what the body's clock said, as if in UTC; microseconds, as all here
  clock_off  INTEGER NOT NULL, -- what is to be added to it
  within     INTEGER NOT NULL, -- to either side
  entry      TEXT NOT NULL,    -- the id of the one whose photo shows it; it may be gone
  added_at   INTEGER NOT NULL,
  UNIQUE (make, model, serial, camera)
) STRICT;
