-- What is rare at the end of a day's work is found without looking at all that is not.
CREATE INDEX entry_rejected ON entry (sort) WHERE rejected;
CREATE INDEX entry_uncaptioned ON entry (sort) WHERE NOT captioned;
CREATE INDEX entry_without_alt ON entry (sort) WHERE lacks_alt;
CREATE INDEX entry_without_place ON entry (sort) WHERE NOT placed;
