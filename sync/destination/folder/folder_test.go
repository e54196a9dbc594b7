package folder_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/folder"
)

func TestFolderKeepsTheContract(t *testing.T) {
	destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
		dir := filepath.Join(t.TempDir(), "여행 – journey")
		return destinationtest.Harness{
			Destination: open(t, dir),
			Posts:       func(t testing.TB) []destinationtest.Post { return postsOf(t, dir) },
		}
	})
}

func open(t testing.TB, dir string) destination.Destination {
	t.Helper()
	d, err := folder.Open(journal.Destination{
		Name: "site", Kind: folder.Kind, Redaction: journal.Redaction{Place: journal.PrecisionExact},
		Settings: map[string]string{folder.SettingDir: dir, folder.SettingTitle: "여행기 – Journey"},
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// taken returns a dispatch of what happened at clock, nine hours east.
func taken(t testing.TB, caption, clock string, pictures int) destination.Dispatch {
	t.Helper()
	d := destinationtest.Dispatch(t, caption, pictures)
	at, err := time.Parse(journal.WrittenLayout, clock)
	if err != nil {
		t.Fatal(err)
	}
	d.Message.Told = journal.PrecisionExact
	d.Message.Taken = journal.Moment{Clock: at, Offset: 9 * time.Hour, Source: journal.OffsetExif}
	return d
}

func deliver(t testing.TB, to destination.Destination, d destination.Dispatch) journal.Receipt {
	t.Helper()
	r, err := to.Deliver(t.Context(), d, &destinationtest.Trail{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestOpenRefusesWhatCannotBeMeant(t *testing.T) {
	for name, settings := range map[string]map[string]string{
		"no folder":              {},
		"a relative folder":      {"dir": "사진"},
		"an address of no web":   {"dir": "/x", "url": "ftp://example.org"},
		"an address without one": {"dir": "/x", "url": "example.org"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := folder.Open(journal.Destination{Name: "site", Settings: settings}, "")
			if journal.KindOf(err) != journal.Invalid {
				t.Errorf("%v, want Invalid", err)
			}
		})
	}
}

func TestForeignFilesStay(t *testing.T) {
	dir := t.TempDir()
	foreign := map[string]string{"notes.txt": "내 것", "entries/other.json": "{}", "pictures/me.jpg": "x"}
	for name, text := range foreign {
		write(t, filepath.Join(dir, name), text)
	}
	to := open(t, dir)
	deliver(t, to, destinationtest.Dispatch(t, "Beside others", 1))
	for name, text := range foreign {
		if got := string(read(t, filepath.Join(dir, name))); got != text {
			t.Errorf("%s became %q", name, got)
		}
	}
}

func TestForeignIndexIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "index.html"), "<title>Mine</title>")
	_, err := open(t, dir).Limits(t.Context())
	if journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
		t.Errorf("%v, want NeedsUser with a hint", err)
	}
	if got := string(read(t, filepath.Join(dir, "index.html"))); got != "<title>Mine</title>" {
		t.Errorf("the index became %q", got)
	}
}

func TestMissingDiskIsNotMadeUp(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "usb")
	_, err := open(t, filepath.Join(parent, "site")).Limits(t.Context())
	if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(err.Error(), parent) {
		t.Errorf("%v, want NeedsUser naming %s", err, parent)
	}
	if _, err := os.Stat(parent); !os.IsNotExist(err) {
		t.Errorf("the folder of the disk was made: %v", err)
	}
}

func TestCrashesAreRepaired(t *testing.T) {
	for name, damage := range map[string]string{
		"before the index": "index.html", "before a feed": "atom.xml", "before a page": "entries/*.html",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			d := taken(t, "눈", "2013-02-25T16:29:31", 1)
			deliver(t, open(t, dir), d)
			want := snapshot(t, dir)
			for _, path := range glob(t, filepath.Join(dir, filepath.FromSlash(damage))) {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			}
			write(t, filepath.Join(dir, ".sojourn-1.part"), "half")
			if _, err := open(t, dir).Find(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			if got := snapshot(t, dir); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestEditsTakePicturesAway(t *testing.T) {
	dir := t.TempDir()
	to := open(t, dir)
	d, other := destinationtest.Dispatch(t, "Two faces", 2), destinationtest.Dispatch(t, "One of them again", 0)
	other.Pictures, other.Open = d.Pictures[:1], d.Open
	r := deliver(t, to, d)
	deliver(t, to, other)
	edit := destinationtest.Edit(d, r, "얼굴 없음")
	edit.Pictures = nil
	if _, err := to.(destination.Editor).Edit(t.Context(), edit, &destinationtest.Trail{}); err != nil {
		t.Fatal(err)
	}
	left := glob(t, filepath.Join(dir, "pictures", "*"))
	if len(left) != 1 || filepath.Base(left[0]) != d.Pictures[0].SHA256+".jpg" {
		t.Errorf("%v are left, want the one that another entry shows", left)
	}
}

func TestTwoWritersMissNothing(t *testing.T) {
	dir := t.TempDir()
	first, second := open(t, dir), open(t, dir)
	for n := range 6 {
		to := []destination.Destination{first, second}[n%2]
		deliver(t, to, destinationtest.Dispatch(t, "번갈아", 1))
	}
	if n := len(postsOf(t, dir)); n != 6 {
		t.Errorf("%d posts, want 6", n)
	}
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// snapshot names every file in dir with the hash of its bytes.
func snapshot(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			b.WriteString(strings.TrimPrefix(path, dir) + " " + sum(t, path) + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
