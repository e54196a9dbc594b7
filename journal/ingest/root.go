package ingest

import (
	"errors"
	"io/fs"
	"os"

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
