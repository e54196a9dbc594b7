package ingest_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
	"sojourn/journal/sqlite"
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

// outcome is all that an import says.
type outcome struct {
	summary  ingest.Summary
	failures map[string]string // base name to problem
	notes    map[string]string
	left     map[string]ingest.LeftKind
	last     ingest.Progress
	err      error
}

type rig struct {
	t     testing.TB
	store *sqlite.Store
	dir   string
}

func newRig(t testing.TB) *rig { return openRig(t, t.TempDir()) }

// openRig opens the journal in dir, or makes it.
func openRig(t testing.TB, dir string) *rig {
	t.Helper()
	store, err := sqlite.Open(context.Background(), dir, sqlite.Options{Create: true, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return &rig{t: t, store: store, dir: dir}
}

// reader reads as the program does.
var reader = ingest.Reader{Sniff: exif.Sniff, Read: exif.Read, Sidecar: exif.ReadSidecar}

func (r *rig) run(ctx context.Context, o ingest.Options, paths ...string) outcome {
	return r.runWith(ctx, r.store, reader, o, paths...)
}

func (r *rig) runWith(
	ctx context.Context, store ingest.Store, reader ingest.Reader, o ingest.Options, paths ...string,
) outcome {
	out := outcome{failures: map[string]string{}, notes: map[string]string{}, left: map[string]ingest.LeftKind{}}
	o.Note = func(n ingest.Note) { out.notes[filepath.Base(n.Path)] = n.Text }
	o.Left = func(l ingest.Left) { out.left[filepath.Base(l.Path)] = l.What }
	out.summary, out.err = ingest.New(store, reader, nil, r.dir).Run(ctx, paths, o,
		func(p ingest.Progress) { out.last = p },
		func(f ingest.Failure) { out.failures[filepath.Base(f.Path)] = f.Problem })
	return out
}

// entries returns all that the journal has.
func (r *rig) entries() []journal.Entry {
	r.t.Helper()
	list, err := r.store.Entries(context.Background(), journal.Query{}, journal.Page{})
	if err != nil {
		r.t.Fatal(err)
	}
	return list
}

// check fails the test unless every file of every entry is there once, whole, and nothing else is
// there.
func (r *rig) check() {
	r.t.Helper()
	files := map[string]bool{}
	_ = filepath.WalkDir(filepath.Join(r.dir, "originals"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files[path] = true
		}
		return nil
	})
	seen := map[string]bool{}
	for _, e := range r.entries() {
		for _, f := range e.Photos[0].Files {
			path := filepath.Join(r.dir, filepath.FromSlash(f.Path))
			if seen[f.SHA256] && f.Role != journal.RoleSidecar {
				r.t.Errorf("%s is there twice", f.Name)
			}
			seen[f.SHA256] = true
			if got := sum(r.t, path); got != f.SHA256 {
				r.t.Errorf("%s has hash %s, its entry says %s", f.Path, got, f.SHA256)
			}
			delete(files, path)
		}
	}
	for path := range files {
		r.t.Errorf("%s belongs to no entry", path)
	}
}
