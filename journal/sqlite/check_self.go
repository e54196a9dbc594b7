package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"sojourn/journal"
)

// checkSelf looks at the journal's own file, and at what its tables say of each other.
func (s *Store) checkSelf(ctx context.Context) ([]journal.Finding, error) {
	const unfound = `SELECT 'the words of entry ' || id || ' are not in the index' FROM entry
		WHERE sort NOT IN (SELECT docid FROM words) LIMIT 10`
	var findings []journal.Finding
	for _, q := range []string{
		`PRAGMA integrity_check(10)`,
		`SELECT 'a row of ' || "table" || ' belongs to nothing' FROM pragma_foreign_key_check LIMIT 10`,
		unfound,
	} {
		rows, err := s.readers.QueryContext(ctx, q)
		err = each(rows, err, func(rows *sql.Rows) error {
			var said string
			if err := rows.Scan(&said); err != nil || said == "ok" {
				return err
			}
			if f := s.damage(said); !slices.Contains(findings, f) {
				findings = append(findings, f)
			}
			return nil
		})
		if isDamage(err) {
			_ = s.sees(err)
			return append(findings, s.damage(err.Error())), nil // as far as it can be read
		}
		if err != nil {
			return findings, err
		}
	}
	return findings, nil
}

// damage is the finding of what SQLite said.
func (s *Store) damage(said string) journal.Finding {
	said = strings.Join(strings.Fields(strings.TrimPrefix(said, "*** in database main ***")), " ")
	return journal.Finding{
		Kind: journal.FindingJournal, Path: s.file(), Problem: "the journal's file is damaged: " + said,
		Hint: repairHint,
	}
}

// checkWords finds entries that do not read as they did when they were saved: something else than
// sojourn has written to the disk.
func (s *Store) checkWords(ctx context.Context) ([]journal.Finding, error) {
	ids, err := s.doubtful(ctx)
	var findings []journal.Finding
	for _, id := range ids {
		findings = append(findings, journal.Finding{
			Kind: journal.FindingWords, Entry: id, Path: s.file(),
			Problem: "it does not read as it did when it was saved",
			Hint: "look at its words, and edit what is wrong; `sojourn history " + string(id) +
				"` and a backup have earlier ones",
		})
	}
	return findings, err
}

func (s *Store) doubtful(ctx context.Context) (ids []journal.ID, err error) {
	err = s.read(ctx, "check the words", func(tx *sql.Tx) error {
		return eachSaved(ctx, tx, func(some []savedEntry) error {
			for _, e := range some {
				if !e.isAsSaved() {
					ids = append(ids, e.ID)
				}
			}
			return nil
		})
	})
	return ids, err
}
