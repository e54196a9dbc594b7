package gpx

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"sojourn/journal"
)

// format reads one kind of file, which is UTF-8 by now. What it finds goes to c.
type format func(in *input, c *collector) error

// Read reads a track file of any kind that it knows by its content, and hands its segments to keep, in
// the file's order, each in time order and none empty; long ones go in parts (see partSize). It needs
// no more memory for long files. The error is Invalid, or keep's; what came before a break was kept.
func Read(r io.Reader, keep func([]journal.Fix) error) (Track, error) {
	text, err := decoded(r)
	if err != nil {
		return Track{}, broken(err, 0)
	}
	var failed error
	c := &collector{keep: func(fixes []journal.Fix) error {
		failed = keep(fixes)
		return failed
	}}
	in := newInput(text)
	err = readAs(in, c)
	if failed == nil {
		_ = c.cut() // its error is in failed
	}
	switch {
	case failed != nil:
		return c.track, failed
	case err != nil:
		return c.track, broken(err, c.track.Fixes)
	}
	return c.track, nil
}

func readAs(in *input, c *collector) error {
	read, err := in.format()
	if err != nil {
		return err
	}
	return read(in, c)
}

// broken words an error in a file; what readers quote of the file is made safe to show.
func broken(err error, fixes int) error {
	if errors.Is(err, io.EOF) || errors.Is(err, bufio.ErrTooLong) {
		err = errNoTrack
	}
	e := &journal.Error{Op: "read a track", Kind: journal.Invalid, Err: foreign{err}}
	e.Hint = "export the track again, as GPX"
	if fixes > 0 {
		e.Err = fmt.Errorf("the file breaks off after %d fixes: %w", fixes, e.Err)
		e.Hint = "the fixes before the break are good; copy the file again for the rest"
	}
	return e
}

// foreign is an error whose text may quote a file.
type foreign struct{ error }

func (f foreign) Error() string { return journal.Visible(f.error.Error()) }
func (f foreign) Unwrap() error { return f.error }
