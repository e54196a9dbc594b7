package desktest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/sync/destination/desk"
)

// Files are the names and bytes of what lies in dir.
func Files(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range list {
		if f.IsDir() {
			continue
		}
		if files[f.Name()], err = os.ReadFile(filepath.Join(dir, f.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// Parts are the names of what lies in dir and is not whole.
func Parts(t testing.TB, dir string) (names []string) {
	t.Helper()
	for name := range Files(t, dir) {
		if strings.HasSuffix(name, desk.PartSuffix) {
			names = append(names, name)
		}
	}
	return names
}
