package export_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/export"
)

// FuzzImport takes any lines for those of an export. Whatever they say, they are taken or named, and
// nothing is made but below the journal's originals.
func FuzzImport(f *testing.F) {
	dir := copied(f)
	path := filepath.Join(dir, export.LinesName)
	lines := string(must(os.ReadFile(path))(f))
	header, rest, _ := strings.Cut(lines, "\n")
	f.Add(rest)
	for l := range strings.Lines(rest) {
		f.Add(l)
	}
	f.Add(strings.ReplaceAll(rest, "photos/2013", "photos/../../x"))
	f.Add(strings.ReplaceAll(rest, "photos/2013/2013-02-25/", "photos/CON:/"))
	f.Add(`{"type":"entry","id":"0123456789","photos":[{"files":[{"file":"photos/x"}]}]}`)
	f.Add("{\"type\":\"track\",\"file\":\"tracks/..\"}\n\n\x00")
	s := open(f)
	f.Fuzz(func(t *testing.T, rest string) {
		write(t, path, header+"\n"+rest)
		failed := 0
		did, err := export.Import(t.Context(), dir, s, func(int) {}, func(failure export.Failure) {
			failed++
			if journal.Visible(failure.Problem) != failure.Problem {
				t.Errorf("%q is not safe to print", failure.Problem)
			}
		})
		if err != nil || did.Failed != failed {
			t.Errorf("%v; %d failed, %d were named", err, did.Failed, failed)
		}
		onlyOriginals(t, s.Dir())
	})
}

func onlyOriginals(t *testing.T, dir string) {
	t.Helper()
	for _, pattern := range []string{"*", filepath.Join("..", "*")} {
		found := must(filepath.Glob(filepath.Join(dir, pattern)))(t)
		for _, path := range found {
			name := filepath.Base(path)
			if path != dir && name != "originals" && !strings.HasPrefix(name, "journal.db") && !isNumber(name) {
				t.Errorf("%s was made", path)
			}
		}
	}
	err := filepath.WalkDir(filepath.Join(dir, "originals"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s was left", path)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// isNumber tells a folder that the test itself was given.
func isNumber(name string) bool { return strings.Trim(name, "0123456789") == "" }
