-- Places that the traveller gave a name.
CREATE TABLE saved_place (
  name   TEXT PRIMARY KEY,
  lat    REAL NOT NULL,
  lon    REAL NOT NULL,
  radius REAL NOT NULL -- metres
) STRICT, WITHOUT ROWID;
