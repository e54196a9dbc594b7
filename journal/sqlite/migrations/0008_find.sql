-- What is rare at the end of a day's work is found without looking at all that is not.
CREATE INDEX entry_rejected ON entry (sort) WHERE rejected;
CREATE INDEX entry_uncaptioned ON entry (sort) WHERE NOT captioned;
CREATE INDEX entry_without_alt ON entry (sort) WHERE lacks_alt;
CREATE INDEX entry_without_place ON entry (sort) WHERE NOT placed;

-- What goes with an entry that is joined to another is found without looking at all there is.
CREATE INDEX undo_entry_entry ON undo_entry (entry);
CREATE INDEX undo_mark_entry ON undo_mark (entry);
CREATE INDEX dispatch_entry ON dispatch (entry);
