package export

import (
	"bytes"
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

const maxTrack = 512 << 20 // bytes

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
	if journal.KindOf(err) == journal.Invalid {
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
	found, err := i.readTrack(l)
	if err != nil {
		return fmt.Errorf("%s: %s", journal.Visible(l.File), problem(err))
	}
	added, err := i.to.AddTrack(ctx, journal.Track{Name: l.Name, SHA256: l.SHA256, Segments: found.Segments})
	switch {
	case err != nil:
		return ofLine(err)
	case added:
		i.did.Tracks++
	default:
		i.did.Stayed++
	}
	return nil
}

// readTrack reads the GPX of a line, unless it was changed: under the hash of a line, only the
// fixes of that very file may come in.
func (i *importer) readTrack(l trackLine) (gpx.Track, error) {
	file, err := i.open(l.File)
	if err != nil {
		return gpx.Track{}, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxTrack+1))
	if err != nil {
		return gpx.Track{}, err
	}
	sum := sha256.Sum256(data)
	if hex.EncodeToString(sum[:]) != l.FileSHA256 {
		return gpx.Track{}, errors.New("it was changed since; `sojourn track import` takes it as a track of its own")
	}
	return gpx.Parse(bytes.NewReader(data))
}

// isTrack tells a path of an export that leads to a file in tracks, and nowhere else.
func isTrack(path string) bool {
	name, ok := strings.CutPrefix(path, tracksDir+"/")
	return ok && name != "" && !strings.HasPrefix(name, ".") && !strings.ContainsAny(name, "/\\:\x00") &&
		filepath.IsLocal(name)
}
