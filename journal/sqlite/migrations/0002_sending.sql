-- What goes where, and how far it has come. Nothing here is ever a secret.

CREATE TABLE destination (
  n          INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  settings   TEXT NOT NULL CHECK (json_valid(settings)),
  rendition  TEXT NOT NULL CHECK (json_valid(rendition)),
  redaction  TEXT NOT NULL CHECK (json_valid(redaction)),
  limits     TEXT NOT NULL CHECK (json_valid(limits)),
  is_default INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX destination_default ON destination (is_default) WHERE is_default;

-- destination is a name: a delivery outlives its destination's configuration.
CREATE TABLE delivery (
  entry        INTEGER NOT NULL REFERENCES entry,
  destination  TEXT NOT NULL,
  state        TEXT NOT NULL,
  reason       TEXT NOT NULL DEFAULT '',
  url          TEXT NOT NULL DEFAULT '',
  marked_at    INTEGER NOT NULL,
  not_before   INTEGER,
  next_try     INTEGER,
  delivered_at INTEGER,
  attempts     INTEGER NOT NULL DEFAULT 0, -- at its dispatch
  bytes        INTEGER NOT NULL DEFAULT 0,
  dispatch     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (entry, destination)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_outbox ON delivery (marked_at, entry, destination, state) WHERE state <> 'delivered';

CREATE TABLE dispatch (
  id          TEXT PRIMARY KEY,
  entry       INTEGER NOT NULL REFERENCES entry,
  destination TEXT NOT NULL,
  version     INTEGER NOT NULL, -- of the entry
  digest      TEXT NOT NULL,    -- of the entry; '' where it had been changed since
  message     TEXT NOT NULL CHECK (json_valid(message)),
  pictures    TEXT NOT NULL CHECK (json_valid(pictures)),
  replaces    TEXT NOT NULL CHECK (json_valid(replaces)),
  frozen_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  dispatch TEXT NOT NULL REFERENCES dispatch,
  name     TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (dispatch, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
  dispatch TEXT NOT NULL REFERENCES dispatch,
  number   INTEGER NOT NULL,
  key      TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  bytes    INTEGER NOT NULL,
  PRIMARY KEY (dispatch, number)
) STRICT, WITHOUT ROWID;

-- Receipts are kept for ever, one for each dispatch that arrived.
CREATE TABLE receipt (
  n           INTEGER PRIMARY KEY,
  entry       INTEGER NOT NULL REFERENCES entry,
  destination TEXT NOT NULL,
  dispatch    TEXT NOT NULL UNIQUE REFERENCES dispatch,
  remote_id   TEXT NOT NULL,
  url         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  sha256      TEXT NOT NULL,
  partial     TEXT NOT NULL
) STRICT;
CREATE INDEX receipt_entry ON receipt (entry, destination);

-- A mark or unmark that can be undone: the delivery as it was.
CREATE TABLE undo_mark (
  undo        INTEGER NOT NULL REFERENCES undo ON DELETE CASCADE,
  entry       INTEGER NOT NULL REFERENCES entry,
  destination TEXT NOT NULL,
  before      TEXT NOT NULL CHECK (json_valid(before)), -- null: there was none
  PRIMARY KEY (undo, entry, destination)
) STRICT, WITHOUT ROWID;
