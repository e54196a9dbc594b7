package exif

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"sojourn/journal"
)

const (
	patience = 4 * time.Second        // how long a file is read; what is not known then stays unknown
	grace    = 500 * time.Millisecond // in which a reader must have noticed that
)

// Read returns what the file at path says of itself, in at most 5 s. The error is Invalid where
// it is no photo of a format that is kept; a photo that is damaged has a Problem instead.
func Read(ctx context.Context, path string) (journal.Facts, error) {
	return patiently(ctx, path, readFile)
}

// patiently reads the file at path for as long as patience lasts.
func patiently[T any](
	ctx context.Context, path string, read func(ctx context.Context, file *os.File, size int64, path string) (T, error),
) (none T, err error) {
	file, size, err := open(path)
	if err != nil {
		return none, unreadable(path, err)
	}
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	type answer struct {
		what T
		err  error
	}
	answers := make(chan answer, 1)
	go func() { // every read of it asks limited: it outlives it only where the system hangs
		defer file.Close()
		what, err := read(limited, file, size, path)
		answers <- answer{what, err}
	}()
	select {
	case a := <-answers:
		if ctx.Err() != nil {
			return none, ctx.Err()
		}
		return a.what, a.err
	case <-ctx.Done():
		return none, ctx.Err()
	case <-time.After(patience + grace):
		return none, unreadable(path, fmt.Errorf("it took longer than %s to read", patience))
	}
}

func open(path string) (*os.File, int64, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a file")
	}
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, info.Size(), nil
}

// unreadable wraps what the system said of path.
func unreadable(path string, err error) error {
	return &journal.Error{
		Op: journal.Visible(filepath.Base(path)), Kind: journal.Other, Err: err,
		Hint: "check that the card is still there and may be read",
	}
}

func readFile(ctx context.Context, file *os.File, size int64, path string) (journal.Facts, error) {
	mime, p, v, err := readAll(ctx, file, size, path)
	if err != nil {
		return journal.Facts{}, err
	}
	return facts(mime, p, v), nil
}

// readAll returns the container and the values of a file.
func readAll(
	ctx context.Context, file *os.File, size int64, path string,
) (mime string, p *picture, v values, err error) {
	s, err := newSource(ctx, file, size)
	if err != nil {
		return "", nil, values{}, unreadable(path, err)
	}
	head := s.head[:min(len(s.head), HeadLength)]
	mime, ok := Sniff(head)
	if !ok {
		return "", nil, values{}, refuse(path, whyNot(head, mime))
	}
	p = examine(s, mime)
	if p.width == 0 && len(p.blocks) == 0 && mime == typeJPEG && !hasSegments(s) {
		return "", nil, values{}, refuse(path, "it begins like a JPEG, but what follows is no picture")
	}
	v = readValues(s, mime, p)
	if ctx.Err() != nil {
		p.warn("its metadata took too long to read")
	}
	return mime, p, v, nil
}

// hasSegments tells a JPEG that was cut short from bytes that only begin like one.
func hasSegments(s *source) bool {
	g, ok := nextSegment(s, 2)
	return ok && g.precise
}

// readValues asks goexif, and imagemeta for what goexif could not tell.
func readValues(s *source, mime string, p *picture) values {
	v := newValues()
	refused, failed := 0, 0
	for _, b := range p.blocks {
		c, err := check(b)
		if err == nil {
			err = readGoexif(c.seal(), v)
		}
		if err != nil {
			failed++
		}
		refused += c.refused
		p.takeEmbedded(b)
	}
	for _, b := range p.blocks {
		readNotes(b, v)
	}
	if p.note != nil {
		if t, err := openTree(p.note); err == nil {
			addNote(t, t.first, canonTags, v)
		}
	}
	v.adopt(p.older)
	if !v.has("DateTimeOriginal") || !v.has(nameSerial) {
		for _, b := range p.blocks {
			readReconyx(b, v)
		}
	}
	if !v.has("DateTimeOriginal") && !p.endless {
		readSecond(s, mime, failed > 0, v)
	}
	switch {
	case failed > 0 && !v.has("Make") && !v.has("DateTimeOriginal"):
		p.warn("damaged: its Exif data cannot be read")
	case refused > 0 || failed > 0:
		p.warn("some of its Exif data is damaged")
	}
	return v
}
