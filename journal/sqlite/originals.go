package sqlite

import (
	"context"
	"database/sql"
	"path"
	"path/filepath"
	"strings"

	"sojourn/journal"
)

const originalsFolder = "originals"

// Copied says what became of the files of photos when a journal was copied with them.
type Copied struct {
	Files    int   // copied now, and verified
	Kept     int   // there and whole already
	Bytes    int64 // of Files
	Linked   int   // imported in place: they are not below the journal's folder, and not in the copy
	Findings []journal.Finding
}

// Watch is told how far a copy has come; either may be nil.
type Watch struct {
	Pages func(done, total int) // of the journal's file
	Files func(FilesCopied)
}

// FilesCopied is how many of all files are done, and how much of them.
type FilesCopied struct {
	Done, Total       int
	Bytes, TotalBytes int64
}

// original is a file of a photo as a journal names it.
type original struct {
	entry  journal.ID
	path   string
	sha256 string
	bytes  int64
}

// linked tells whether o was imported in place.
func (o original) linked() bool { return filepath.IsAbs(filepath.FromSlash(o.path)) }

// contained tells whether o lies below originals/ of its journal. A journal that was made by
// somebody else may say anything.
func (o original) contained() bool {
	return filepath.IsLocal(filepath.FromSlash(o.path)) && path.Clean(o.path) == o.path &&
		strings.HasPrefix(o.path, originalsFolder+"/")
}

// originalsIn returns the files that the journal in file names, each path once.
func originalsIn(ctx context.Context, file string) ([]original, error) {
	const q = `SELECT e.id, f.path, f.sha256, f.bytes
		FROM file f JOIN photo p ON p.n = f.photo JOIN entry e ON e.n = p.entry
		ORDER BY e.sort, p.position, f.position`
	db, err := connect(file, unchanged, 1)
	if err != nil {
		return nil, err
	}
	defer shut(db)
	var all []original
	seen := map[string]bool{}
	rows, err := db.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var o original
		err := rows.Scan(&o.entry, &o.path, &o.sha256, &o.bytes)
		if !seen[o.path] {
			seen[o.path] = true
			all = append(all, o)
		}
		return err
	})
	return all, err
}
