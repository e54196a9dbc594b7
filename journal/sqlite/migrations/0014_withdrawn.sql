-- What was sent may be taken back: its receipts say when, and its delivery has nothing left to do.
ALTER TABLE receipt ADD COLUMN withdrawn_at INTEGER; -- NULL: it is there, as far as is known

DROP TRIGGER delivery_made;
DROP TRIGGER delivery_moved;
DROP TRIGGER delivery_gone;
CREATE TRIGGER delivery_made AFTER INSERT ON delivery BEGIN
  UPDATE entry SET
    marked = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND state NOT IN ('delivered', 'withdrawn')),
    failed = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND state = 'needs-you'),
    sent = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND delivered_at IS NOT NULL)
  WHERE n = new.entry;
END;
CREATE TRIGGER delivery_moved AFTER UPDATE OF state, delivered_at ON delivery
WHEN new.state <> old.state OR (new.delivered_at IS NULL) <> (old.delivered_at IS NULL) BEGIN
  UPDATE entry SET
    marked = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND state NOT IN ('delivered', 'withdrawn')),
    failed = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND state = 'needs-you'),
    sent = EXISTS (SELECT 1 FROM delivery WHERE entry = new.entry AND delivered_at IS NOT NULL)
  WHERE n = new.entry;
END;
CREATE TRIGGER delivery_gone AFTER DELETE ON delivery BEGIN
  UPDATE entry SET
    marked = EXISTS (SELECT 1 FROM delivery WHERE entry = old.entry AND state NOT IN ('delivered', 'withdrawn')),
    failed = EXISTS (SELECT 1 FROM delivery WHERE entry = old.entry AND state = 'needs-you'),
    sent = EXISTS (SELECT 1 FROM delivery WHERE entry = old.entry AND delivered_at IS NOT NULL)
  WHERE n = old.entry;
END;
