package ingest_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/ingest"
)

// photos returns the folder of real and broken photos that lies beside the repository.
func photos(t testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	dir = filepath.Join(dir, "..", "shared", "photos")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the photos of ../shared are not on this machine")
	}
	return dir
}

func TestEveryFileOfTheCorpusIsImportedOrNamed(t *testing.T) {
	dir := photos(t)
	r := newRig(t)
	start := time.Now()
	out := r.run(context.Background(), ingest.Options{}, dir)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%+v in %s, %d MB from the system", out.summary, time.Since(start).Round(time.Millisecond), m.Sys>>20)
	if out.err != nil {
		t.Fatal(out.err)
	}
	for name, problem := range out.failures {
		t.Logf("%s: %s", journal.Visible(name), problem)
	}
	r.check()
	imported := map[string]bool{}
	for _, e := range r.entries() {
		imported[e.Photos[0].Original().SHA256] = true
	}
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			t.Fatal(err)
		}
		about := map[string]bool{"expected.json": true, "SOURCES.md": true, "go.mod": true, "main.go": true}
		if d.IsDir() || about[d.Name()] {
			return nil
		}
		if _, named := out.failures[d.Name()]; !named && !imported[sum(t, path)] {
			t.Errorf("%s is neither imported nor named", journal.Visible(path))
		}
		return nil
	})
}
