package folder_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
)

// smallDisk mounts a disk of 128 kB, or skips where that is not allowed.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=128k"); err != nil {
		t.Skipf("a small disk cannot be mounted: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestAFullDiskIsSaidAndGoneOnFrom(t *testing.T) {
	disk := smallDisk(t)
	dir := filepath.Join(disk, "site")
	to := open(t, dir)
	first := taken(t, "들어간다", "2013-02-25T08:00:00", 1)
	deliver(t, to, first)
	write(t, filepath.Join(disk, "ballast"), string(make([]byte, 96<<10-24<<10)))
	second := taken(t, "안 들어간다", "2013-02-25T09:00:00", 40)
	_, err := to.Deliver(t.Context(), second, &destinationtest.Trail{})
	if journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
		t.Fatalf("%v, want NeedsUser with a hint", err)
	}
	if n := len(postsOf(t, dir)); n != 1 {
		t.Errorf("%d posts, want the one that was there before", n)
	}
	write(t, filepath.Join(disk, "ballast"), "")
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT, "size=4m"); err != nil {
		t.Fatal(err)
	}
	deliver(t, to, second)
	if n := len(postsOf(t, dir)); n != 2 {
		t.Errorf("%d posts, want 2", n)
	}
}

func TestAReadOnlyDiskIsSaid(t *testing.T) {
	disk := smallDisk(t)
	dir := filepath.Join(disk, "site")
	d := taken(t, "읽기만", "2013-02-25T08:00:00", 0)
	deliver(t, open(t, dir), d)
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, "size=128k"); err != nil {
		t.Fatal(err)
	}
	second := taken(t, "둘째", "2013-02-25T09:00:00", 0)
	_, err := open(t, dir).Deliver(t.Context(), second, &destinationtest.Trail{})
	if journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
		t.Errorf("%v, want NeedsUser with a hint", err)
	}
}
