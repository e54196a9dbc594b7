package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"sojourn/journal"
	"sojourn/journal/sqlite/pages"
)

// withoutReferences lets rows come in any order. What belongs to nothing is taken out at the end.
const withoutReferences = "_busy_timeout=10000&_foreign_keys=off&_stmt_cache_size=100&mode=rwc" +
	"&_journal_mode=OFF&_synchronous=OFF&_cache_size=-64000"

// schemaOffset is where a SQLite file keeps its user_version.
const schemaOffset = 60

// rebuild makes a journal in file, which is empty, of what is left in from.
func rebuild(ctx context.Context, from *pages.File, file, version string) (done journal.Repair, err error) {
	s := &salvage{from: from, fates: map[string]*fate{}, listed: map[int64]listedEntry{}, strays: map[sentTo]bool{}}
	if err := s.takeOver(ctx, file, version); err != nil {
		return done, err
	}
	db, err := connect(file, toMake, 1)
	if err != nil {
		return done, err
	}
	defer shut(db)
	if err := migrate(ctx, db, version); err != nil {
		return done, err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return done, err
	}
	defer func() { _ = tx.Rollback() }()
	if done.Held, err = s.doubt(ctx, tx); err != nil {
		return done, err
	}
	if done.Doubtful, err = reindex(ctx, tx); err != nil {
		return done, err
	}
	if err := tx.Commit(); err != nil {
		return done, err
	}
	s.tell(&done)
	return done, finish(ctx, db)
}

// takeOver makes the file with the schema that the damaged one has, and puts its rows in.
func (s *salvage) takeOver(ctx context.Context, file, version string) error {
	all, err := scripts()
	if err != nil {
		return err
	}
	schema := int(s.from.Header(schemaOffset))
	if schema < 1 || schema > len(all) {
		schema = len(all) // the header is damaged: a newer journal was refused before
	}
	db, err := connect(file, withoutReferences, 1)
	if err != nil {
		return err
	}
	defer shut(db)
	if err := migrateTo(ctx, db, version, schema); err != nil {
		return err
	}
	if s.all, err = layouts(ctx, db); err != nil {
		return err
	}
	if s.tx, err = db.BeginTx(ctx, nil); err != nil {
		return err
	}
	defer func() { _ = s.tx.Rollback() }()
	if _, err := s.tx.ExecContext(ctx, `DELETE FROM about`); err != nil {
		return err
	}
	if err := s.rows(ctx); err != nil {
		return err
	}
	if s.fate("entry").saved+s.fate("photo").saved+s.fate("destination").saved == 0 && s.fate("about").saved == 0 {
		return noJournalInIt()
	}
	if err := errors.Join(s.mend(ctx), s.name(ctx, version)); err != nil {
		return err
	}
	return errors.Join(s.tx.Commit(), db.Close())
}

// flagged writes into the rows of entries again what other tables and columns say of them.
const flagged = `UPDATE entry SET
	marked = EXISTS (SELECT 1 FROM delivery WHERE entry = entry.n AND state NOT IN ('delivered', 'withdrawn')),
	failed = EXISTS (SELECT 1 FROM delivery WHERE entry = entry.n AND state = 'needs-you'),
	sent = EXISTS (SELECT 1 FROM delivery WHERE entry = entry.n AND delivered_at IS NOT NULL),
	raw = EXISTS (SELECT 1 FROM photo p WHERE p.entry = entry.n AND (p.mime LIKE 'image/x-%'
		OR EXISTS (SELECT 1 FROM file f WHERE f.photo = p.n AND f.role = 'raw'))),
	cell = CAST((lat + 90) * 10 AS INTEGER) * 3601 + CAST((lon + 180) * 10 AS INTEGER)`

// reindex makes the index of words anew, and returns the entries that do not read as they did when
// they were saved. How they read now counts from here on.
func reindex(ctx context.Context, tx *sql.Tx) (doubtful []journal.ID, err error) {
	const settle = `UPDATE entry SET digest = ? WHERE n = ?`
	for _, q := range []string{`DELETE FROM words`, `DELETE FROM word`, flagged} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return nil, err
		}
	}
	err = eachSaved(ctx, tx, func(some []savedEntry) error {
		var words rewriting
		for _, e := range some {
			words.add(e.sort, wordsOf(sourcesOf(e.Entry)))
			if e.isAsSaved() {
				continue
			}
			doubtful = append(doubtful, e.ID)
			if _, err := tx.ExecContext(ctx, settle, digestOf(e.Entry), e.n); err != nil {
				return err
			}
		}
		return words.write(ctx, tx)
	})
	return doubtful, err
}

// name gives the new file its journal's id, a new one where that is lost.
func (s *salvage) name(ctx context.Context, version string) error {
	const q = `INSERT INTO about (name, value) VALUES ('journal', ?), ('made_by', ?), ('changed_by', ?)
		ON CONFLICT DO NOTHING`
	_, err := s.tx.ExecContext(ctx, q, newJournalID(), version, version)
	return err
}

// tell puts what became of the rows into words.
func (s *salvage) tell(done *journal.Repair) {
	done.Pages, done.Broken = s.from.Pages(), s.from.Broken()
	done.Emptied, done.UndoGone = s.emptiedIDs, s.undoGone
	for _, t := range []struct{ name, words string }{
		{"entry", "entries"},
		{"photo", "photos"},
		{"file", "files"},
		{"entry_keyword", "keywords of entries"},
		{"text_version", "earlier texts"},
		{"code", "codes"},
		{"template", "templates"},
		{"trip", "trips"},
		{"clock_reading", "readings of clocks"},
		{"saved_place", "saved places"},
		{"destination", "destinations"},
		{"delivery", "deliveries"},
		{"dispatch", "dispatches"},
		{"receipt", "receipts"},
		{"track", "tracks"},
		{"segment", "segments of tracks"},
	} {
		f := s.fate(t.name)
		lost := f.lost
		if t.name == "entry" {
			lost = max(lost, len(s.emptiedIDs))
		}
		done.Tables = append(done.Tables, journal.SavedTable{Name: t.words, Saved: f.saved, Lost: lost})
	}
}
