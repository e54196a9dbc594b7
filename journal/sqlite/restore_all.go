package sqlite

import (
	"context"
	"path/filepath"

	"sojourn/journal"
)

// RestoreAll is Restore from a folder that BackupAll made, with the originals that are in it, each
// verified. What is missing or damaged there is a finding; all else is restored. After a kill, it
// is to be done again into the same folder.
func RestoreAll(ctx context.Context, from, dir, version string, watch Watch) (Copied, error) {
	did, err := restoreAll(ctx, from, dir, version, watch)
	return did, tellCopy("restore "+journal.Visible(from), dir, err)
}

func restoreAll(ctx context.Context, from, dir, version string, watch Watch) (Copied, error) {
	file := filepath.Join(from, FileName)
	if err := verifyBackup(ctx, file, version); err != nil {
		return Copied{}, err
	}
	list, err := originalsIn(ctx, file)
	if err != nil {
		return Copied{}, err
	}
	p, err := openNewPlace(dir)
	if err != nil {
		return Copied{}, err
	}
	defer p.close()
	c := newCopying(from, p, nil, watch.Files)
	did, err := c.all(ctx, list)
	if err != nil {
		return did, err
	}
	return did, restoreInto(ctx, file, p, version)
}
