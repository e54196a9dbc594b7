package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var kills = flag.Int("kills", 15, "how often a backup is killed")

// greys makes a card of n small photos, no two alike.
func greys(t *testing.T, from, n int) string {
	t.Helper()
	card := t.TempDir()
	for i := from; i < from+n; i++ {
		picture := image.NewGray(image.Rect(0, 0, 64, 48))
		for bit := range 16 {
			for x := range 4 {
				picture.SetGray(bit*4+x, 20, color.Gray{Y: uint8(i >> bit & 1 * 255)})
			}
		}
		var b bytes.Buffer
		err := jpeg.Encode(&b, picture, &jpeg.Options{Quality: 100})
		file := filepath.Join(card, fmt.Sprintf("사진%d.jpg", i))
		if err := errors.Join(err, os.WriteFile(file, b.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return card
}

// killed runs sojourn and kills it at a random moment within span. It tells whether it was done.
func killed(t *testing.T, dir string, span time.Duration, args ...string) (done bool) {
	t.Helper()
	c := sojourn(t, dir, args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(rand.N(span))
	_ = c.Process.Kill()
	err := c.Wait()
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		t.Fatal(err)
	}
	return err == nil
}

// TestBackupsThatAreKilledGoOn kills a backup with originals at random moments, into a new folder
// and over an earlier backup, and runs it again. What was there before can be restored at any time.
func TestBackupsThatAreKilledGoOn(t *testing.T) {
	t.Parallel()
	const photos = 120
	dir := t.TempDir()
	backup, before := filepath.Join(dir, "백업"), filepath.Join(dir, "before")
	earlier := ""
	for round := range 2 {
		do(t, dir, "import", greys(t, round*photos, photos))
		began := time.Now()
		do(t, dir, "backup", "--originals", filepath.Join(dir, fmt.Sprintf("measured %d", round)))
		span := time.Since(began)
		for n, left := 0, *kills; left > 0; n++ {
			if killed(t, dir, span, "backup", "--originals", backup) {
				again(t, before, backup)
				continue
			}
			left--
			if earlier != "" && n%5 == 0 {
				wantsRestored(t, dir, backup, earlier, do(t, dir, "list", "--json"))
			}
		}
		do(t, dir, "backup", "--originals", backup)
		earlier = do(t, dir, "list", "--json")
		wantsRestored(t, dir, backup, earlier)
		again(t, backup, before)
	}
	if n := strings.Count(earlier, "\n"); n != 2*photos {
		t.Errorf("%d entries of %d photos", n, 2*photos)
	}
	names, err := os.ReadDir(backup)
	if err != nil || len(names) != 3 {
		t.Errorf("the backup has %v, %v", names, err)
	}
}

// again makes the folder to what from is; nothing where from is not there.
func again(t *testing.T, from, to string) {
	t.Helper()
	err := os.RemoveAll(to)
	if _, there := os.Stat(from); err == nil && there == nil {
		err = copyTree(from, to)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// wantsRestored restores backup, and fails unless the journal is whole and one of those in want.
func wantsRestored(t *testing.T, dir, backup string, want ...string) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "journal")
	do(t, dir, "restore", backup, to)
	do(t, dir, "--journal", to, "check", "--deep")
	got := do(t, dir, "--journal", to, "list", "--json")
	for _, w := range want {
		if got == w {
			return
		}
	}
	t.Errorf("%d entries were restored, which is no journal that was backed up", strings.Count(got, "\n"))
}

// TestRestoresThatAreKilledGoOn kills a restore at random moments, and runs it again into the same
// folder.
func TestRestoresThatAreKilledGoOn(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	backup, to := filepath.Join(dir, "backup"), filepath.Join(dir, "복원")
	do(t, dir, "import", greys(t, 0, 120))
	do(t, dir, "backup", "--originals", backup)
	began := time.Now()
	do(t, dir, "restore", backup, filepath.Join(dir, "measured"))
	span := time.Since(began)
	for left := *kills; left > 0; {
		if killed(t, dir, span, "restore", backup, to) {
			again(t, "", to)
			continue
		}
		left--
		if _, err := os.Stat(filepath.Join(to, "journal.db")); err == nil {
			do(t, dir, "--journal", to, "check", "--deep")
			again(t, "", to)
		}
	}
	do(t, dir, "restore", backup, to)
	do(t, dir, "--journal", to, "check", "--deep")
	if got := do(t, dir, "--journal", to, "list", "--json"); got != do(t, dir, "list", "--json") {
		t.Error("another journal was restored")
	}
}
