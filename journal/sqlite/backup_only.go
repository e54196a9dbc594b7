package sqlite

import (
	"context"
	"errors"

	"sojourn/journal"
)

// isBackup tells whether file is a backup that nobody restored. Written to, it would go on from
// what it holds, and send again what was sent since it was made.
func isBackup(ctx context.Context, file string) (bool, error) {
	if used, err := inUse(file); err != nil || used {
		return false, err
	}
	db, err := connect(file, unchanged, 1)
	if err != nil {
		return false, err
	}
	defer shut(db)
	made, err := about(ctx, db, madeLine)
	return made != "", err
}

func onlyABackup(op, dir string) error {
	return &journal.Error{
		Op: op, Kind: journal.NeedsUser, Err: errors.New("this is a backup, which is only read"),
		Hint: "`sojourn restore " + journal.Visible(dir) + " DIR` makes a journal of it",
	}
}
