package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

func (i *importer) destination(ctx context.Context, line []byte) error {
	var l destinationLine
	if err := parse(line, &l); err != nil {
		return err
	}
	d := l.destination()
	for _, other := range slices.Concat(i.there, i.did.Added) {
		if other.Name == d.Name {
			i.did.Stayed++
			return nil
		}
	}
	marksTo := func(other journal.Destination) bool { return other.Default }
	d.Default = d.Default && !slices.ContainsFunc(i.there, marksTo) // what the journal marks to stays
	if err := i.to.SaveDestination(ctx, d); err != nil {
		return ofLine(err)
	}
	i.did.Destinations++
	i.did.Added = append(i.did.Added, d)
	return nil
}

// ofLine tells what is wrong with a line from what is wrong with the journal.
func ofLine(err error) error {
	switch journal.KindOf(err) {
	case journal.Invalid, journal.NotFound: // a trip may name what is not there
		return err
	}
	if _, ok := errors.AsType[storeError](err); ok {
		return err
	}
	return storeError{err}
}

func (i *importer) track(ctx context.Context, line []byte) error {
	var l trackLine
	if err := parse(line, &l); err != nil {
		return err
	}
	if err := errors.Join(formed("SHA-256", l.SHA256, hashForm), formed("SHA-256", l.FileSHA256, hashForm)); err != nil {
		return err
	}
	if !isTrack(l.File) {
		return fmt.Errorf("the file %q is not in %s of the export", journal.Visible(l.File), tracksDir)
	}
	added, err := i.to.TakeTrack(ctx, func(keep func([]journal.Fix) error) (journal.Track, error) {
		return journal.Track{Name: l.Name, SHA256: l.SHA256}, i.readTrack(l, keep)
	})
	switch {
	case errors.As(err, new(fileError)):
		return fmt.Errorf("%s: %s", journal.Visible(l.File), problem(err))
	case err != nil:
		return ofLine(err)
	case added:
		i.did.Tracks++
	default:
		i.did.Stayed++
	}
	return nil
}

// fileError is that a track's file cannot be taken, and not that the journal fails.
type fileError struct{ error }

func (e fileError) Unwrap() error { return e.error }

// readTrack reads the GPX of a line, unless it was changed: under the hash of a line, only the
// fixes of that very file may come in.
func (i *importer) readTrack(l trackLine, keep func([]journal.Fix) error) error {
	file, err := i.open(l.File)
	if err != nil {
		return fileError{err}
	}
	defer file.Close()
	sum := sha256.New()
	from := io.TeeReader(file, sum)
	var refused error
	_, err = gpx.Read(from, func(fixes []journal.Fix) error {
		refused = keep(fixes)
		return refused
	})
	if refused != nil {
		return refused
	}
	if _, err := io.Copy(io.Discard, from); err != nil {
		return fileError{err}
	}
	if hex.EncodeToString(sum.Sum(nil)) != l.FileSHA256 {
		err = errors.New("it was changed since; `sojourn track import` takes it as a track of its own")
	}
	if err != nil {
		return fileError{err}
	}
	return nil
}

// isTrack tells a path of an export that leads to a file in tracks, and nowhere else.
func isTrack(path string) bool {
	name, ok := strings.CutPrefix(path, tracksDir+"/")
	return ok && name != "" && !strings.HasPrefix(name, ".") && !strings.ContainsAny(name, "/\\:\x00") &&
		filepath.IsLocal(name)
}
