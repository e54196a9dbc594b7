package ingest

import (
	"errors"
	"io/fs"
	"syscall"

	"sojourn/journal"
)

// stopError is one that no further file can escape: the journal cannot be read or written.
type stopError struct{ err error }

func (e *stopError) Error() string { return e.err.Error() }
func (e *stopError) Unwrap() error { return e.err }

// sentence says what is wrong with one file, without repeating its name.
func sentence(err error) string {
	var path *fs.PathError
	inner, isOurs := errors.AsType[*journal.Error](err)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "you have no permission to read it"
	case errors.Is(err, syscall.EIO):
		return "the card cannot be read here; it may be damaged"
	case errors.As(err, &path):
		return journal.Visible(path.Err.Error())
	case isOurs && inner.Err != nil:
		return journal.Visible(inner.Err.Error())
	}
	return journal.Visible(err.Error())
}

// unwritable wraps an error of writing into the journal's folder.
func unwritable(dir string, err error) error {
	e := &journal.Error{
		Op: "write to " + journal.Visible(dir), Kind: journal.NeedsUser, Err: err,
		Hint: "what was imported is safe; make the folder writable, then run the same import again",
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		e.Err = errors.New("the disk is full")
		e.Hint = "what was imported is safe; free some space, then run the same import again"
	case errors.Is(err, syscall.EROFS):
		e.Err = errors.New("the disk can only be read")
	case errors.Is(err, fs.ErrPermission):
		e.Err = errors.New("you have no permission to write there")
	}
	return &stopError{e}
}
