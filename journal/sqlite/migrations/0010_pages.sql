-- A page of what a query selects is read in order of time from an index of its own, however much or
-- little it selects. What tables beside an entry say of it stands in its row.

ALTER TABLE entry ADD COLUMN raw    INTEGER NOT NULL DEFAULT 0; -- a photo of it is, or has, a RAW file
ALTER TABLE entry ADD COLUMN marked INTEGER NOT NULL DEFAULT 0; -- a delivery of it is not done
ALTER TABLE entry ADD COLUMN failed INTEGER NOT NULL DEFAULT 0; -- a delivery of it needs the traveller
ALTER TABLE entry ADD COLUMN sent   INTEGER NOT NULL DEFAULT 0; -- it has arrived somewhere
ALTER TABLE entry ADD COLUMN cell   INTEGER;                    -- of its point, a tenth of a degree; NULL none

UPDATE entry SET cell = CAST((lat + 90) * 10 AS INTEGER) * 3601 + CAST((lon + 180) * 10 AS INTEGER)
  WHERE lat IS NOT NULL AND lon IS NOT NULL;
UPDATE entry SET raw = 1 WHERE n IN (
  SELECT entry FROM photo WHERE mime LIKE 'image/x-%'
  UNION SELECT p.entry FROM file f JOIN photo p ON p.n = f.photo WHERE f.role = 'raw');
UPDATE entry SET marked = 1 WHERE n IN (SELECT entry FROM delivery WHERE state <> 'delivered');
UPDATE entry SET failed = 1 WHERE n IN (SELECT entry FROM delivery WHERE state = 'needs-you');
UPDATE entry SET sent = 1 WHERE n IN (SELECT entry FROM delivery WHERE delivered_at IS NOT NULL);

CREATE INDEX entry_raw ON entry (sort) WHERE raw;
CREATE INDEX entry_marked ON entry (sort) WHERE marked;
CREATE INDEX entry_failed ON entry (sort) WHERE failed;
CREATE INDEX entry_sent ON entry (sort) WHERE sent;
CREATE INDEX entry_rating ON entry (rating, sort);
CREATE INDEX entry_cell ON entry (cell, sort) WHERE cell IS NOT NULL;
CREATE INDEX entry_country ON entry (country_code, country_key, sort) WHERE placed;

CREATE TRIGGER delivery_made AFTER INSERT ON delivery BEGIN
  UPDATE entry SET
    marked = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND state <> 'delivered'),
    failed = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND state = 'needs-you'),
    sent = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND delivered_at IS NOT NULL)
  WHERE n = new.entry;
END;
CREATE TRIGGER delivery_moved AFTER UPDATE OF state, delivered_at ON delivery
WHEN new.state <> old.state OR (new.delivered_at IS NULL) <> (old.delivered_at IS NULL) BEGIN
  UPDATE entry SET
    marked = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND state <> 'delivered'),
    failed = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND state = 'needs-you'),
    sent = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND delivered_at IS NOT NULL)
  WHERE n = new.entry;
END;
CREATE TRIGGER delivery_gone AFTER DELETE ON delivery BEGIN
  UPDATE entry SET
    marked = EXISTS (SELECT 1 FROM delivery WHERE entry = old.entry AND state <> 'delivered'),
    failed = EXISTS (SELECT 1 FROM delivery WHERE entry = old.entry AND state = 'needs-you'),
    sent = EXISTS (SELECT 1 FROM delivery WHERE entry = old.entry AND delivered_at IS NOT NULL)
  WHERE n = old.entry;
END;

CREATE TRIGGER photo_raw AFTER INSERT ON photo WHEN new.mime LIKE 'image/x-%' BEGIN
  UPDATE entry SET raw = 1 WHERE n = new.entry;
END;
CREATE TRIGGER file_raw AFTER INSERT ON file WHEN new.role = 'raw' BEGIN
  UPDATE entry SET raw = 1 WHERE n = (SELECT entry FROM photo WHERE n = new.photo);
END;
CREATE TRIGGER photo_moved AFTER UPDATE OF entry ON photo WHEN new.entry <> old.entry BEGIN
  UPDATE entry SET raw = EXISTS (SELECT 1 FROM photo p WHERE p.entry = entry.n AND (p.mime LIKE 'image/x-%'
    OR EXISTS (SELECT 1 FROM file f WHERE f.photo = p.n AND f.role = 'raw')))
  WHERE n IN (old.entry, new.entry);
END;
CREATE TRIGGER photo_gone AFTER DELETE ON photo BEGIN
  UPDATE entry SET raw = EXISTS (SELECT 1 FROM photo p WHERE p.entry = entry.n AND (p.mime LIKE 'image/x-%'
    OR EXISTS (SELECT 1 FROM file f WHERE f.photo = p.n AND f.role = 'raw')))
  WHERE n = old.entry AND raw;
END;

-- Every word that the index has, or had: what a word that is being typed may become.
CREATE TABLE word (text TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE word_before USING fts4aux(words);
INSERT INTO word SELECT term FROM word_before WHERE col = '*';
DROP TABLE word_before;
