package folder_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/folder"
)

func TestFolderTakesBack(t *testing.T) {
	destinationtest.RunWithdraw(t, func(t *testing.T) destinationtest.Harness {
		dir := filepath.Join(t.TempDir(), "여행 – journey")
		return destinationtest.Harness{
			Destination: open(t, dir),
			Posts:       func(t testing.TB) []destinationtest.Post { return postsOf(t, dir) },
		}
	})
}

// filesOf returns every file below dir.
func filesOf(t testing.TB, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// Nothing is left of what was taken back: no file, no line, no picture of an earlier version.
func TestNothingIsLeftOfWhatWasTakenBack(t *testing.T) {
	dir := t.TempDir()
	to := open(t, dir)
	stays := taken(t, "남는 것", "2013-02-25T08:00:00", 1)
	deliver(t, to, stays)
	files := filesOf(t, dir)
	d := taken(t, "사라질 것", "2013-02-25T09:00:00", 2)
	r := deliver(t, to, d)
	edit := destinationtest.Edit(d, r, "고친, 사라질 것")
	edit.Pictures = edit.Pictures[:1]
	last := deliver(t, to, edit)
	if err := to.(*folder.Folder).Withdraw(t.Context(), edit, last, &destinationtest.Trail{}); err != nil {
		t.Fatal(err)
	}
	for _, name := range filesOf(t, dir) {
		if strings.Contains(string(read(t, name)), "사라질 것") || strings.Contains(name, string(d.Entry)) {
			t.Errorf("%s still has it", name)
		}
	}
	if now := filesOf(t, dir); strings.Join(now, "\n") != strings.Join(files, "\n") {
		t.Errorf("files %v, want %v", now, files)
	}
}

// A withdrawal that broke off, wherever, is ended by whatever is done next.
func TestACutWithdrawalIsEnded(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, dir string, d destination.Dispatch){
		"before anything but the record": func(*testing.T, string, destination.Dispatch) {},
		"after the index":                func(t *testing.T, dir string, _ destination.Dispatch) { open(t, dir).Limits(t.Context()) },
		"after the page": func(t *testing.T, dir string, d destination.Dispatch) {
			os.Remove(filepath.Join(dir, "entries", string(d.Entry)+".html"))
		},
		"after a picture": func(t *testing.T, dir string, d destination.Dispatch) {
			os.Remove(filepath.Join(dir, "pictures", d.Pictures[0].SHA256+".jpg"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			to := open(t, dir)
			deliver(t, to, taken(t, "남는 것", "2013-02-25T08:00:00", 1))
			files := filesOf(t, dir)
			d := taken(t, "사라질 것", "2013-02-25T09:00:00", 2)
			deliver(t, to, d)
			record := filepath.Join(dir, "entries", string(d.Entry)+".json")
			text := strings.Replace(string(read(t, record)), `"caption"`, `"withdrawn": true, "caption"`, 1)
			write(t, record, text)
			damage(t, dir, d)
			if _, err := open(t, dir).Limits(t.Context()); err != nil {
				t.Fatal(err)
			}
			if now := filesOf(t, dir); strings.Join(now, "\n") != strings.Join(files, "\n") {
				t.Errorf("files %v, want %v", now, files)
			}
		})
	}
}
