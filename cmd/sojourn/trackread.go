package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

// errNothing is that a file has no fix to keep; what is wrong with it is told beside it.
var errNothing = errors.New("it has no timed positions")

// trackFile is one file that is read into the journal.
type trackFile struct {
	path    string
	report  func(done, total int64)
	found   gpx.Track
	problem error // with the file; what came before it is good
}

// read is a journal.TrackReader.
func (f *trackFile) read(keep func([]journal.Fix) error) (t journal.Track, err error) {
	in, err := os.Open(f.path)
	if err != nil {
		return t, f.useless(err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return t, f.useless(err)
	}
	sum := sha256.New()
	counted := &counting{from: io.TeeReader(in, sum), total: info.Size(), report: f.report}
	var refused error
	f.found, err = gpx.Read(counted, func(fixes []journal.Fix) error {
		refused = keep(fixes)
		return refused
	})
	switch {
	case refused != nil:
		return t, refused
	case err != nil:
		f.problem = err
	case f.found.Fixes == 0:
		f.problem = &journal.Error{
			Op: "read a track", Kind: journal.Invalid, Err: errNothing, Hint: "export the track with its times",
		}
	}
	if f.found.Fixes == 0 {
		return t, errNothing
	}
	_, _ = io.Copy(sum, in) // what the reader did not want belongs to the file's name in the journal
	t.Name, t.SHA256 = f.found.Name, hex.EncodeToString(sum.Sum(nil))
	if t.Name == "" {
		t.Name = journal.CleanLine(filepath.Base(f.path))
	}
	return t, nil
}

// useless is a file that cannot be read at all.
func (f *trackFile) useless(err error) error {
	if failure, ok := errors.AsType[*fs.PathError](err); ok {
		err = failure.Err // the file's name is told beside it
	}
	f.problem = err
	return errNothing
}

// counting reports how much was read.
type counting struct {
	from        io.Reader
	done, total int64
	report      func(done, total int64)
}

func (c *counting) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.done += int64(n)
	c.report(c.done, c.total)
	return n, err
}
