package ingest_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"sojourn/journal"
	"sojourn/journal/ingest"
)

// smallDisk mounts a disk of some bytes, and returns how to make it another size.
func smallDisk(t *testing.T, size int) (dir string, resize func(size int)) {
	t.Helper()
	dir = t.TempDir()
	options := func(size int) string { return fmt.Sprintf("size=%d", size) }
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, options(size)); err != nil {
		t.Skip("no disk can be mounted here:", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	return dir, func(size int) {
		if err := unix.Mount("", dir, "", unix.MS_REMOUNT, options(size)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestADiskThatFillsAtAnyByteLosesNothing(t *testing.T) {
	files := map[string][]byte{}
	for n := range 12 {
		files[fmt.Sprintf("%d.jpg", n)] = append(photograph(t, n), make([]byte, n*3000)...)
	}
	dir := card(t, files)
	full := 0
	const pages, page = 160, 4096
	for n := 0; n < pages; n += 4 {
		home, resize := smallDisk(t, 64<<20)
		r := openRig(t, home)
		var now unix.Statfs_t
		if err := unix.Statfs(home, &now); err != nil {
			t.Fatal(err)
		}
		used := int(now.Blocks-now.Bfree) * int(now.Bsize)
		resize(used + n*page + page)
		out := r.run(t.Context(), ingest.Options{}, dir)
		if out.err != nil {
			full++
			if text := out.err.Error(); !strings.Contains(text, "full") || journal.HintOf(out.err) == "" {
				t.Errorf("%d pages left: %v (%s)", n, out.err, journal.HintOf(out.err))
			}
		}
		resize(64 << 20)
		r.check()
		if out := r.run(t.Context(), ingest.Options{}, dir); out.err != nil || len(r.entries()) != len(files) {
			t.Fatalf("%d pages: %+v", n, out)
		}
		r.check()
	}
	t.Logf("the disk was full in %d of %d imports", full, pages/4)
	if full == 0 {
		t.Error("the disk was never full")
	}
}

func TestAFullSecondDiskStopsNothing(t *testing.T) {
	second, resize := smallDisk(t, 64<<10)
	files := map[string][]byte{}
	for n := range 20 {
		files[fmt.Sprintf("%d.jpg", n)] = append(photograph(t, n), make([]byte, 10_000)...)
	}
	dir := card(t, files)
	r := newRig(t)
	out := r.run(t.Context(), ingest.Options{Second: second}, dir)
	if out.err != nil || out.summary.Imported != 20 || out.summary.Second.Missing == 0 ||
		!strings.Contains(out.summary.Second.Problem, "the disk is full") {
		t.Errorf("got %+v %+v", out, out.summary.Second)
	}
	r.check()
	resize(64 << 20)
	if out := r.run(t.Context(), ingest.Options{Second: second}, dir); out.err != nil || out.summary.Second.Missing != 0 {
		t.Errorf("got %+v %+v", out, out.summary.Second)
	}
	r.checkSecond(second)
}

// TestADamagedCardIsNamed reads a file whose bytes the system cannot give: memory that is not there.
func TestADamagedCardIsNamed(t *testing.T) {
	f, err := os.Open("/proc/self/mem")
	if err != nil {
		t.Skip("no memory to read here:", err)
	}
	defer f.Close()
	if _, err := f.Read(make([]byte, 1)); !errors.Is(err, syscall.EIO) {
		t.Skip("reading it is no error here:", err)
	}
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1)})
	if err := os.Symlink("/proc/self/mem", filepath.Join(dir, "2.jpg")); err != nil {
		t.Fatal(err)
	}
	r := newRig(t)
	out := r.run(t.Context(), ingest.Options{}, dir)
	if out.err != nil || out.summary.Imported != 1 || !strings.Contains(out.failures["2.jpg"], "the card cannot be read") {
		t.Errorf("got %+v", out)
	}
	r.check()
}
