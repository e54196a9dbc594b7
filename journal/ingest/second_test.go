package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal/ingest"
)

// checkSecond fails the test unless dir has every file of the journal, whole, and nothing else.
func (r *rig) checkSecond(dir string) {
	r.t.Helper()
	wanted := map[string]string{}
	for _, e := range r.entries() {
		for _, f := range e.Photos[0].Files {
			wanted[filepath.Join(dir, filepath.FromSlash(f.Path))] = f.SHA256
		}
	}
	_ = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if wanted[path] == "" || sum(r.t, path) != wanted[path] {
			r.t.Errorf("%s is not what it should be", path)
		}
		delete(wanted, path)
		return nil
	})
	for path := range wanted {
		r.t.Errorf("%s is missing", path)
	}
}

func TestTheSecondCopyHasAllThatTheJournalHas(t *testing.T) {
	r := newRig(t)
	files := map[string][]byte{"사진.xmp": sidecar("x")}
	for n := range 50 {
		files[fmt.Sprintf("%d.jpg", n)] = photograph(t, n)
	}
	files["사진.jpg"] = photograph(t, 77)
	dir, second := card(t, files), filepath.Join(t.TempDir(), "둘째")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := ingest.New(r.store, reader, nil, r.dir).Run(ctx, []string{dir}, ingest.Options{}, func(p ingest.Progress) {
		if p.Imported > 10 {
			cancel() // some photos are known before there is a second copy
		}
	}, func(ingest.Failure) {})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	for range 2 {
		out := r.run(t.Context(), ingest.Options{Second: second}, dir)
		if out.err != nil || out.summary.Second == nil || out.summary.Second.Missing != 0 || len(out.notes) > 0 {
			t.Fatalf("got %+v, second %+v", out, out.summary.Second)
		}
		r.check()
		r.checkSecond(second)
	}
}

func TestASecondCopyThatIsDamagedIsNamed(t *testing.T) {
	r := newRig(t)
	dir, second := card(t, map[string][]byte{"1.jpg": photograph(t, 1), "2.jpg": photograph(t, 2)}), t.TempDir()
	if out := r.run(t.Context(), ingest.Options{Second: second}, dir); out.err != nil || out.summary.Second.Copied != 2 {
		t.Fatalf("got %+v", out)
	}
	path := r.entries()[0].Photos[0].Original().Path
	write(t, filepath.Join(second, filepath.FromSlash(path)), []byte("rust"))
	out := r.run(t.Context(), ingest.Options{Second: second}, dir)
	if out.err != nil || out.summary.Second.Missing != 1 || out.summary.Second.There != 1 ||
		!strings.Contains(out.notes[filepath.Base(path)], "not what the journal has") {
		t.Errorf("got %+v %+v", out, out.summary.Second)
	}
	r.check()
}

func TestASecondDiskInTheWayStopsNothing(t *testing.T) {
	r := newRig(t)
	dir, second := card(t, map[string][]byte{"1.jpg": photograph(t, 1)}), t.TempDir()
	write(t, filepath.Join(second, "originals", "undated"), []byte("a file in the way"))
	out := r.run(t.Context(), ingest.Options{Second: second}, dir)
	if out.err != nil || out.summary.Imported != 1 || out.summary.Second.Missing != 1 {
		t.Errorf("got %+v %+v", out, out.summary.Second)
	}
	r.check()
}
