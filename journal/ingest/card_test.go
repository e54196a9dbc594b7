package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
)

// photograph returns a small JPEG that differs for every n.
func photograph(t testing.TB, n int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 24, 16))
	for i := range m.Pix {
		m.Pix[i] = byte(i * (n + 3) >> 2)
	}
	m.Set(n%24, n/24%16, color.White)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return append(b.Bytes(), byte(n), byte(n>>8)) // what stands behind the end is no part of the picture
}

// card writes files to a folder and returns it.
func card(t testing.TB, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// memory is a store that only remembers.
type memory struct {
	mutex   sync.Mutex
	entries []journal.Entry
	known   map[string]bool
	refuse  error // what AddEntries answers
}

func (m *memory) KnownFile(_ context.Context, sha256 string) (bool, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.known[sha256], nil
}

func (m *memory) AddEntries(_ context.Context, entries []journal.Entry) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.refuse != nil {
		return m.refuse
	}
	if m.known == nil {
		m.known = map[string]bool{}
	}
	for _, e := range entries {
		sum := e.Photos[0].Files[0].SHA256
		if m.known[sum] {
			return errors.New("twice")
		}
		m.known[sum] = true
	}
	m.entries = append(m.entries, entries...)
	return nil
}

// outcome is all that an import says.
type outcome struct {
	summary  ingest.Summary
	failures map[string]string // base name to problem
	last     ingest.Progress
	err      error
}

type rig struct {
	t     testing.TB
	store *memory
	dir   string
}

func newRig(t testing.TB) *rig { return &rig{t: t, store: &memory{}, dir: t.TempDir()} }

func (r *rig) run(ctx context.Context, o ingest.Options, paths ...string) outcome {
	out := outcome{failures: map[string]string{}}
	reader := ingest.Reader{Sniff: exif.Sniff, Read: exif.Read}
	out.summary, out.err = ingest.New(r.store, reader, nil, r.dir).Run(ctx, paths, o,
		func(p ingest.Progress) { out.last = p },
		func(f ingest.Failure) { out.failures[filepath.Base(f.Path)] = f.Problem })
	return out
}

// check fails the test unless every entry has its original, whole, and nothing else is there.
func (r *rig) check() {
	r.t.Helper()
	files := map[string]bool{}
	_ = filepath.WalkDir(r.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files[path] = true
		}
		return nil
	})
	seen := map[string]bool{}
	for _, e := range r.store.entries {
		file := e.Photos[0].Original()
		path := filepath.Join(r.dir, filepath.FromSlash(file.Path))
		if seen[file.SHA256] {
			r.t.Errorf("%s is there twice", file.Name)
		}
		seen[file.SHA256] = true
		if got := sum(r.t, path); got != file.SHA256 {
			r.t.Errorf("%s has hash %s, its entry says %s", file.Path, got, file.SHA256)
		}
		delete(files, path)
	}
	for path := range files {
		r.t.Errorf("%s belongs to no entry", path)
	}
}
