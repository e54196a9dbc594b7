package rendition_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/rendition"
)

// shared returns the folder of photos beside the repository, or skips.
func shared(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for range 6 {
		dir = filepath.Dir(dir)
		if info, err := os.Stat(filepath.Join(dir, "shared", "photos")); err == nil && info.IsDir() {
			return filepath.Join(dir, "shared", "photos")
		}
	}
	t.Skip("there is no folder shared/photos beside the repository")
	return ""
}

// photosBelow lists the files of a folder, without its documents and programs.
func photosBelow(t testing.TB, dir string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch filepath.Ext(path) {
		case ".md", ".json", ".go", ".mod":
			return err
		}
		if err == nil && d.Type().IsRegular() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// peakMemory is the most memory that this process had, as the kernel says; "" elsewhere than on Linux.
func peakMemory() string {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func TestEveryPhotoOfTheCorpusDecodesOrExplains(t *testing.T) {
	root := shared(t)
	m := rendition.New(t.TempDir(), "")
	spec := journal.RenditionSpec{LongEdge: 1600, Quality: 80}
	var shown, sent int
	var slowest time.Duration
	var slow string
	paths := photosBelow(t, root)
	for i, path := range paths {
		if testing.Short() && i%8 > 0 {
			continue
		}
		f := journal.File{Name: filepath.Base(path), Path: path}
		began := time.Now()
		_, err := m.Thumb(t.Context(), f, 1, 320)
		explained(t, path, err)
		if err == nil {
			shown++
		}
		_, sendErr := m.Render(t.Context(), journal.Photo{Files: []journal.File{f}}, spec, journal.Limits{}, journal.Message{})
		explained(t, path, sendErr)
		if sendErr == nil {
			sent++
		}
		if took := time.Since(began); took > slowest {
			slowest, slow = took, path
		}
		if err != nil || sendErr != nil {
			t.Logf("%s: %v; %v", journal.Visible(filepath.Base(path)), err, sendErr)
		}
	}
	t.Logf("%d files, %d shown, %d sent; slowest %v (%s); peak memory %s",
		len(paths), shown, sent, slowest, slow, peakMemory())
}

// explained fails where err is neither nil nor a printable Invalid error with a hint.
func explained(t *testing.T, path string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
		t.Errorf("%q: %v", path, err)
	}
	if text := err.Error(); journal.Visible(text) != text {
		t.Errorf("%q: the error cannot be printed as it is: %q", path, text)
	}
}
