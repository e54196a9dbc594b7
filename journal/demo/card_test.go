package demo_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata" // the zone of the body that knows none

	"sojourn/journal"
	"sojourn/journal/demo"
	"sojourn/journal/exif"
)

// shared is where the card is that all tests read; it is painted once, if one needs it.
var shared string

var paint = sync.OnceValue(func() error { return demo.Write(context.Background(), shared, nil) })

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "sojourn-demo-card-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	shared = dir
	return m.Run()
}

// card returns the folder of the card.
func card(t *testing.T) string {
	t.Helper()
	if err := paint(); err != nil {
		t.Fatal(err)
	}
	return shared
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// sums are the contents below dir, by path.
func sums(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	list := map[string][32]byte{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(dir, path)
			list[filepath.ToSlash(name)] = sha256.Sum256(read(t, path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestTheCardHoldsWhatShotsSaysAndTheTrack(t *testing.T) {
	dir := card(t)
	found := sums(t, dir)
	names := map[string]bool{}
	for _, s := range demo.Shots() {
		if _, ok := found[s.Path]; !ok {
			t.Errorf("%s is not there", s.Path)
		}
		delete(found, s.Path)
		if names[s.Name()] {
			t.Errorf("two files are called %s", s.Name())
		}
		names[s.Name()] = true
	}
	delete(found, demo.Track)
	if len(found) > 0 {
		t.Errorf("nobody told of %v", found)
	}
	size := int64(0)
	for name := range sums(t, dir) {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 10e6 {
		t.Errorf("the card has %d bytes", size)
	}
}

func TestTheSameBytesAreWrittenEachTime(t *testing.T) {
	first := sums(t, card(t))
	dir := t.TempDir()
	var told []int
	err := demo.Write(context.Background(), dir, func(done, total int) {
		told = append(told, done)
		if total != len(first) {
			t.Errorf("%d files are promised, not %d", total, len(first))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, sum := range sums(t, dir) {
		if first[name] != sum {
			t.Errorf("%s differs", name)
		}
	}
	for i, done := range told {
		if done != i+1 {
			t.Fatalf("progress went %v", told)
		}
	}
	if len(told) != len(first) {
		t.Errorf("progress was told %d of %d files", len(told), len(first))
	}
}

func TestACancelledContextStops(t *testing.T) {
	t.Run("before it begins", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		dir := t.TempDir()
		if err := demo.Write(ctx, dir, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("the error is %v", err)
		}
		if n := len(sums(t, dir)); n > 0 {
			t.Errorf("%d files were written", n)
		}
	})
	t.Run("after three files", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		dir := t.TempDir()
		err := demo.Write(ctx, dir, func(done, _ int) {
			if done == 3 {
				cancel()
			}
		})
		if n := len(sums(t, dir)); !errors.Is(err, context.Canceled) || n != 3 {
			t.Errorf("%d files, and the error is %v", n, err)
		}
	})
}

func TestWhatIsThereIsNotOverwritten(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, demo.Track)
	if err := os.WriteFile(mine, []byte("내 여행"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := demo.Write(context.Background(), dir, nil)
	if journal.KindOf(err) != journal.Conflict || journal.HintOf(err) == "" {
		t.Errorf("the error is %v", err)
	}
	if string(read(t, mine)) != "내 여행" {
		t.Error("it was overwritten")
	}
}

func TestAFolderThatCannotBeMadeIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "카드")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err := demo.Write(context.Background(), file, nil)
	if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(err.Error(), "카드") {
		t.Errorf("the error is %v", err)
	}
}

func facts(t *testing.T, s demo.Shot) (journal.Facts, error) {
	t.Helper()
	return exif.Read(context.Background(), filepath.Join(card(t), filepath.FromSlash(s.Path)))
}

// instant is when a photo was taken, in the zone of the import where its file names no offset.
func instant(t *testing.T, f journal.Facts) time.Time {
	t.Helper()
	zone, err := time.LoadLocation(demo.Zone)
	if err != nil {
		t.Fatal(err)
	}
	if !f.Taken.HasOffset() {
		return f.Taken.InZone(zone).Local()
	}
	return f.Taken.Local()
}
