package disk

import (
	"errors"
	"io/fs"
	"os"
)

// Link gives a file a second name without ever overwriting: the error is fs.ErrExist where something
// has it. Where the file system knows no second names, the file is moved.
func Link(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, there := os.Lstat(to); !errors.Is(there, fs.ErrNotExist) {
		return &os.LinkError{Op: "link", Old: from, New: to, Err: fs.ErrExist}
	}
	if os.Rename(from, to) != nil {
		return err
	}
	return nil
}
