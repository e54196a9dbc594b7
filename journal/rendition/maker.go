// Package rendition derives pictures from a photo's original: thumbnails for screens, and
// turned, scaled, stripped copies for destinations. Originals are only ever read.
package rendition

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/semaphore"

	"sojourn/journal"
	"sojourn/journal/cache"
)

// Maker makes renditions of one journal's photos. It is safe for concurrent use; decodes that
// together would need more than memoryLimit wait for each other.
type Maker struct {
	journal    string
	cache      *cache.Folder
	memory     *semaphore.Weighted // of decodes
	behind     behind              // decodes that are waited for no longer
	decodeTime time.Duration
	renders    *semaphore.Weighted // one at a time: each keeps pixels of full size
	recent     recent
	wholes     wholes
}

// New returns a Maker for the journal in journalDir. What is made for screens is kept under cacheDir, of
// which all may be deleted at any time; "" keeps nothing.
func New(journalDir, cacheDir string) *Maker {
	if cacheDir != "" {
		cacheDir = filepath.Join(cacheDir, "thumbs")
	}
	return &Maker{
		journal: journalDir, cache: cache.New(cacheDir, CacheBytes),
		memory: semaphore.NewWeighted(memoryLimit), decodeTime: decodeTime,
		renders: semaphore.NewWeighted(1),
	}
}

// original is an opened photo.
type original struct {
	*io.SectionReader
	file *os.File
}

func (o original) Close() error { return o.file.Close() }

// present reports that f cannot be read.
func (m *Maker) present(f journal.File) error {
	in, err := m.open(f)
	if err == nil {
		in.Close()
	}
	return err
}

// PathOf is where f is on the disk. The error is Invalid where that would be outside of the journal's folder,
// though f was not imported in place.
func (m *Maker) PathOf(f journal.File) (string, error) {
	path := filepath.FromSlash(f.Path)
	switch {
	case filepath.IsAbs(path):
		return path, nil
	case !filepath.IsLocal(path):
		return "", invalid(errors.New("its path leaves the journal's folder"))
	}
	return filepath.Join(m.journal, path), nil
}

// open opens f for reading. The error is NotFound where the file is gone.
func (m *Maker) open(f journal.File) (original, error) {
	path, err := m.PathOf(f)
	if err != nil {
		return original{}, err
	}
	file, err := os.Open(path)
	if err != nil {
		return original{}, missing(path, err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = invalid(errors.New("it is not a regular file"))
	}
	if err != nil {
		file.Close()
		return original{}, err
	}
	return original{io.NewSectionReader(file, 0, info.Size()), file}, nil
}

// missing says of a file that is not there whether its folder is.
func missing(path string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	gone, hint := "the original is missing", "copy the file to where it was; `sojourn check` names what is gone"
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		gone = "the original's folder is missing: is its disk plugged in?"
		hint = "put the card or disk back, or copy the files to where they were; `sojourn check` names what is gone"
	}
	return &journal.Error{Kind: journal.NotFound, Err: errors.New(gone), Hint: hint}
}

func invalid(err error) error {
	return &journal.Error{
		Kind: journal.Invalid, Err: err,
		Hint: "the file itself is kept as it is; look at it with the program that made it",
	}
}

// named puts what was done to which file before err.
func named(act string, f journal.File, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	name := f.Name
	if name == "" {
		name = filepath.Base(filepath.FromSlash(f.Path))
	}
	return &journal.Error{
		Op: fmt.Sprintf("%s of %s", act, journal.Visible(name)), Kind: journal.KindOf(err), Err: err,
	}
}
