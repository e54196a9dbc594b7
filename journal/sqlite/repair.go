package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"sojourn/journal"
	"sojourn/journal/sqlite/pages"
)

// Repair gets back what can be read of the damaged journal in dir, into a new file that takes its
// place. The damaged file is kept beside it under the name that is returned. Where the file is
// whole, nothing is changed. The error is Conflict where another sojourn has the journal open,
// Invalid where nothing in the file is a journal's.
func Repair(ctx context.Context, dir, version string) (journal.Repair, error) {
	file := filepath.Join(dir, FileName)
	op := "repair " + journal.Visible(file)
	if _, err := os.Lstat(file); errors.Is(err, os.ErrNotExist) {
		return journal.Repair{}, noJournal(dir)
	}
	if header, err := head(file); err == nil && header == nil {
		return journal.Repair{}, tell(op, identify(file, ""))
	}
	if err := writable(file); err != nil {
		return journal.Repair{}, tell(op, err)
	}
	doubtful, whole, err := isWhole(ctx, dir, version)
	if err != nil || whole {
		return journal.Repair{Doubtful: doubtful}, tell(op, err)
	}
	done, err := repair(ctx, file, version)
	return done, tell(op, err)
}

// isWhole reports whether nothing is to be repaired, and the entries that read otherwise even so. An
// error is of another kind than damage.
func isWhole(ctx context.Context, dir, version string) (doubtful []journal.ID, whole bool, err error) {
	s, err := Open(ctx, dir, Options{Version: version})
	switch {
	case isDamage(err), journal.KindOf(err) == journal.Invalid:
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	defer shut(s)
	found, err := s.checkSelf(ctx)
	if err == nil && len(found) == 0 && s.Damage() == nil {
		doubtful, err = s.doubtful(ctx)
		whole = err == nil
	}
	if isDamage(err) || isBadRecord(err) {
		err = nil
	}
	return doubtful, whole, err
}

func repair(ctx context.Context, file, version string) (done journal.Repair, err error) {
	lock, err := lockFile(file)
	if err != nil {
		return done, err
	}
	defer shut(lock)
	from, err := pages.Open(file)
	if err != nil {
		return done, err
	}
	defer shut(from) // after the last use of the lock: closing a file gives up its locks
	aside, err := asideOf(file)
	if err != nil {
		return done, err
	}
	defer removeAll(aside)
	if done, err = rebuild(ctx, from, aside, version); err != nil {
		return done, err
	}
	if err := verify(ctx, aside); err != nil {
		return done, err
	}
	done.Aside, err = replace(file, aside)
	return done, err
}

func noJournalInIt() error {
	return &journal.Error{
		Kind: journal.Invalid, Err: errors.New("nothing in it can be read as a journal"),
		Hint: "it was not touched; `sojourn restore FILE DIR` puts a backup into a new folder",
	}
}
