package ingest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sojourn/journal"
)

// root is what the traveller named: a card, a folder, a file.
type root struct {
	path string
	info fs.FileInfo // nil where it could not be found
	err  error
}

func newRoot(path string) *root {
	info, err := os.Stat(path)
	return &root{path, info, err}
}

// apart refuses cards that are a part of the journal: their photos would be copied beside themselves,
// and be called safe to wipe.
func (r *run) apart(roots []*root) error {
	home, err := filepath.EvalSymlinks(r.dir)
	if err != nil {
		return nil // it is not there yet
	}
	for _, one := range roots {
		path, err := filepath.EvalSymlinks(one.path)
		if err != nil || path == home || !strings.HasPrefix(path, home+string(filepath.Separator)) {
			continue
		}
		return &journal.Error{
			Op: "import " + journal.Visible(one.path), Kind: journal.Invalid,
			Err:  errors.New("that is inside the journal itself"),
			Hint: "its photos are there already; `sojourn import --link` takes in those that no entry has",
		}
	}
	return nil
}

// gone returns the error that ends the import where the card is no longer there, or another one,
// or the bare folder that it was mounted on.
func (r *root) gone() error {
	info, err := os.Stat(r.path)
	if r.info == nil || err == nil && (os.SameFile(info, r.info) || !r.info.IsDir()) {
		return nil
	}
	return &journal.Error{
		Op: "import " + journal.Visible(r.path), Kind: journal.NeedsUser,
		Err:  errors.New("the card is gone"),
		Hint: "what was imported is safe; put the card back and run the same import again",
	}
}
