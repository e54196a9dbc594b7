package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"sojourn/journal"
)

// AddNew adds the entries of whose photos the journal has no file yet, in one transaction, and
// returns the ids of the others. So of two imports that bring one photo at a time one adds it.
func (s *Store) AddNew(ctx context.Context, entries []journal.Entry) (known []journal.ID, err error) {
	list := slices.Clone(entries)
	now := time.Now()
	for i := range list {
		list[i] = newborn(list[i], now)
		if err := errors.Join(check(list[i]), checkPhotos(list[i].ID, list[i].Photos)); err != nil {
			return nil, err
		}
	}
	err = s.write(ctx, "add entries", func(steady context.Context, tx *sql.Tx) error {
		var words rewriting
		for _, e := range list {
			isKnown, err := holdsAny(steady, tx, e.Photos)
			switch {
			case err != nil:
				return err
			case isKnown:
				known = append(known, e.ID)
				continue
			}
			if err := errors.Join(ctx.Err(), addEntry(steady, tx, &words, e, now)); err != nil {
				return err
			}
		}
		return words.write(steady, tx)
	})
	if err != nil {
		return nil, err
	}
	return known, nil
}

// holdsAny reports whether a file of photos is in the journal. Sidecars may well be alike.
func holdsAny(ctx context.Context, tx *sql.Tx, photos []journal.Photo) (known bool, err error) {
	const q = `SELECT EXISTS (SELECT 1 FROM file WHERE sha256 = ? AND role <> ?)`
	for _, p := range photos {
		for _, f := range p.Files {
			if f.Role == journal.RoleSidecar {
				continue
			}
			err := tx.QueryRowContext(ctx, q, f.SHA256, journal.RoleSidecar).Scan(&known)
			if err != nil || known {
				return known, err
			}
		}
	}
	return false, nil
}

// AddFiles gives entries that are there the photos that they have in the argument, all or none:
// with more files, and with what the first of them says. The error is NotFound for an entry that
// is not there, Conflict where a file that a photo has now would be lost.
func (s *Store) AddFiles(ctx context.Context, entries []journal.Entry) error {
	for _, e := range entries {
		if err := checkPhotos(e.ID, e.Photos); err != nil {
			return err
		}
	}
	return s.write(ctx, "add files", func(steady context.Context, tx *sql.Tx) error {
		var words rewriting
		for _, e := range entries {
			if err := errors.Join(ctx.Err(), growEntry(steady, tx, &words, e)); err != nil {
				return err
			}
		}
		return words.write(steady, tx)
	})
}

func growEntry(ctx context.Context, tx *sql.Tx, words *rewriting, e journal.Entry) error {
	const (
		find      = `SELECT n, sort FROM entry WHERE id = ?`
		dropFiles = `DELETE FROM file WHERE photo IN (SELECT n FROM photo WHERE entry = ?)`
		drop      = `DELETE FROM photo WHERE entry = ?`
	)
	var n, sort int64
	err := tx.QueryRowContext(ctx, find, e.ID).Scan(&n, &sort)
	if errors.Is(err, sql.ErrNoRows) {
		return noEntry(e.ID)
	}
	if err != nil {
		return err
	}
	now, err := loadOne(ctx, tx, n)
	if err != nil {
		return err
	}
	if err := losesNone(now, e); err != nil {
		return err
	}
	for _, q := range []string{dropFiles, drop} {
		if _, err := tx.ExecContext(ctx, q, n); err != nil {
			return err
		}
	}
	if err := addPhotos(ctx, tx, n, e.Photos); err != nil {
		return err
	}
	words.remove(sort)
	now.Photos = e.Photos
	words.add(sort, wordsOf(sourcesOf(now)))
	return nil
}

// losesNone reports whether after has every file of before, each with its photo.
func losesNone(before, after journal.Entry) error {
	for i, p := range before.Photos {
		for _, f := range p.Files {
			same := func(g journal.File) bool { return g.SHA256 == f.SHA256 && g.Path == f.Path }
			if i < len(after.Photos) && slices.ContainsFunc(after.Photos[i].Files, same) {
				continue
			}
			return &journal.Error{
				Op: "add files to entry " + journal.Visible(string(before.ID)), Kind: journal.Conflict,
				Err: fmt.Errorf("%s was added to it meanwhile", journal.Visible(f.Name)), Hint: "do it again",
			}
		}
	}
	return nil
}
