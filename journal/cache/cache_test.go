package cache_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"sojourn/journal/cache"
)

const limit = 1 << 20

// used has a file look as if it was used so long ago.
func used(t *testing.T, path string, ago time.Duration) {
	t.Helper()
	then := time.Now().Add(-ago)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
}

// held is how many bytes of files are below dir.
func held(t *testing.T, dir string) (bytes int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			info, infoErr := d.Info()
			if infoErr == nil {
				bytes += info.Size()
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

func content(i int) []byte { return bytes.Repeat([]byte{byte(i), byte(i >> 8), 7}, 5000) }

func TestWhatWasNotUsedForLongestMakesRoom(t *testing.T) {
	dir := t.TempDir()
	f := cache.New(dir, limit)
	const many = 50 // of 15 kB
	name := func(i int) string { return fmt.Sprintf("%02x/평양-%d", i%7, i) }
	for i := range many {
		f.Put(name(i), content(i))
		f.Wait()
		used(t, filepath.Join(dir, name(i)), 100*time.Hour-time.Duration(i)*time.Hour)
	}
	if _, ok := f.Get(name(0)); !ok { // the oldest, and now the one used last
		t.Fatal("nothing is kept")
	}
	f.Put("new", bytes.Repeat([]byte("x"), 300<<10)) // does not fit beside all
	f.Wait()
	f.Sweep()
	if n := held(t, dir); n > limit || n < limit/2 {
		t.Errorf("%d bytes are kept, of %d", n, limit)
	}
	if data, ok := f.Get(name(0)); !ok || !bytes.Equal(data, content(0)) {
		t.Error("what was just used is gone")
	}
	if !f.Has("new") || f.Has(name(1)) {
		t.Error("the newest is gone, or the oldest is not")
	}
	gone := true
	for i := 1; i < many; i++ {
		if f.Has(name(i)) {
			gone = false
		} else if !gone {
			t.Errorf("%d is gone, and an older one is not", i)
		}
	}
}

func TestTheBoundHoldsWhileTwoWrite(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for p := range 2 {
		f := cache.New(dir, limit)
		all.Go(func() {
			for i := range 150 {
				f.Put(fmt.Sprintf("%d/%d", p, i), content(i))
				if data, ok := f.Get(fmt.Sprintf("%d/%d", 1-p, i)); ok && !bytes.Equal(data, content(i)) {
					t.Errorf("%d is not what was put", i)
				}
			}
			f.Wait()
			f.Sweep()
		})
	}
	all.Wait()
	if n := held(t, dir); n > limit || n < limit/2 {
		t.Errorf("%d bytes are kept, of %d", n, limit)
	}
}

func TestWhatIsDamagedOrGoneIsNotThere(t *testing.T) {
	dir := t.TempDir()
	f := cache.New(dir, limit)
	path := filepath.Join(dir, "a", "b")
	f.Put("a/b", content(1))
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(good)
	flipped[len(good)/2] ^= 1
	for name, bad := range map[string][]byte{
		"empty": {}, "cut": good[:len(good)/2], "a bit is off": flipped, "foreign": []byte("평양"), "large": make([]byte, 9<<20),
	} {
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := f.Get("a/b"); ok {
			t.Errorf("%s: it is there", name)
		}
	}
	f.Put("a/b", content(2))
	if data, ok := f.Get("a/b"); !ok || !bytes.Equal(data, content(2)) {
		t.Error("it was not put anew")
	}
	if err := os.RemoveAll(dir); err != nil { // by somebody who wants the room
		t.Fatal(err)
	}
	if _, ok := f.Get("a/b"); ok || f.Has("a/b") {
		t.Error("it is there though all was deleted")
	}
	f.Sweep()
	f.Put("a/b", content(3))
	if !f.Has("a/b") {
		t.Error("nothing is kept after all was deleted")
	}
	f.Put("../outside", content(4))
	if _, err := os.Stat(filepath.Join(filepath.Dir(dir), "outside")); err == nil {
		t.Error("a name leads out of the folder")
	}
}

func TestAFolderThatCannotBeWrittenToKeepsNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]*cache.Folder{
		"none": cache.New("", limit), "a file": cache.New(file, limit), "below a file": cache.New(filepath.Join(file, "x"), limit),
	} {
		f.Put("a", content(1))
		f.Wait()
		f.Sweep()
		if _, ok := f.Get("a"); ok || f.Has("a") {
			t.Errorf("%s keeps something", name)
		}
	}
}

func TestWhatWasGivenUpIsCleared(t *testing.T) {
	dir := t.TempDir()
	f := cache.New(dir, limit)
	old, young, swept := filepath.Join(dir, "part-1"), filepath.Join(dir, "part-2"), filepath.Join(dir, "swept")
	for path, ago := range map[string]time.Duration{old: 2 * time.Hour, young: time.Minute, swept: 2 * time.Hour} {
		if err := os.WriteFile(path, content(1), 0o600); err != nil {
			t.Fatal(err)
		}
		used(t, path, ago)
	}
	f.Put("a", content(2))
	f.Wait()
	if _, err := os.Stat(old); err == nil {
		t.Error("what a killed program left is still there")
	}
	if _, err := os.Stat(young); err != nil {
		t.Error("what another program writes is gone")
	}
}
