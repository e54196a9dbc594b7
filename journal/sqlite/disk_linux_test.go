package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// smallDisk mounts a disk of 2 MB, or skips where that is not allowed.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("a small disk cannot be mounted: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestAFullDiskIsSaidAndNothingIsLost(t *testing.T) {
	r := openRig(t, smallDisk(t))
	saved := 0
	var err error
	for err == nil && saved < 10_000 {
		err = r.AddEntries(t.Context(), []journal.Entry{{ID: journal.NewID(), Caption: strings.Repeat("긴 글 ", 1000)}})
		if err == nil {
			saved++
		}
	}
	wantsKind(t, err, journal.NeedsUser)
	if !strings.Contains(err.Error(), "disk is full") || !strings.Contains(journal.HintOf(err), "room") || saved == 0 {
		t.Errorf("%v (%s) after %d entries", err, journal.HintOf(err), saved)
	}
	if n := must(r.Count(t.Context(), query(t, "긴")))(t); n != saved {
		t.Errorf("%d of %d entries", n, saved)
	}
	err = r.Backup(t.Context(), filepath.Join(r.dir, "backup.db"), nil)
	wantsKind(t, err, journal.NeedsUser)
	if _, err := os.Stat(filepath.Join(r.dir, "backup.db")); err == nil {
		t.Error("half a backup was left")
	}
	r.check(unix.Mount("", r.dir, "", unix.MS_REMOUNT, "size=64m"))
	r.add(journal.Entry{Caption: "다시 된다"})
	r = r.again()
	if n := must(r.Count(t.Context(), journal.Query{}))(t); n != saved+1 {
		t.Errorf("%d of %d entries", n, saved+1)
	}
	if findings := must(r.Check(t.Context(), false, nil))(t); len(findings) != 0 {
		t.Errorf("found %+v", findings)
	}
}

func TestAJournalOnAReadOnlyDiskIsRead(t *testing.T) {
	disk := smallDisk(t)
	r := openRig(t, disk)
	id := r.add(journal.Entry{Caption: "읽기만"})[0]
	r.check(r.Close())
	r.check(unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, "size=2m"))
	before := must(os.ReadFile(filepath.Join(disk, sqlite.FileName)))(t)
	r = openRig(t, disk)
	r.wantsFound("읽기", "읽기만")
	must(r.Revision(t.Context()))(t)
	must(r.Check(t.Context(), true, nil))(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	r.check(r.Backup(t.Context(), backup, nil))
	text := "쓸 수 없다"
	_, err := r.Apply(t.Context(), journal.Change{Patches: []journal.Patch{{ID: id, Caption: &text}}})
	wantsKind(t, err, journal.NeedsUser)
	wantsKind(t, r.AddEntries(t.Context(), []journal.Entry{{ID: journal.NewID()}}), journal.NeedsUser)
	if journal.HintOf(err) == "" {
		t.Errorf("%v has no hint", err)
	}
	_, err = sqlite.Open(t.Context(), filepath.Join(disk, "new"), sqlite.Options{Version: version, Create: true})
	wantsKind(t, err, journal.NeedsUser)
	r.check(r.Close())
	if after := must(os.ReadFile(filepath.Join(disk, sqlite.FileName)))(t); !bytes.Equal(before, after) {
		t.Error("it was changed")
	}
	r.check(sqlite.Restore(t.Context(), backup, filepath.Join(t.TempDir(), "new"), version))
}

// TestAJournalThatDiedOnAReadOnlyDisk has words in its log that are not in its file.
func TestAJournalThatDiedOnAReadOnlyDisk(t *testing.T) {
	r := newRig(t)
	r.add(journal.Entry{Caption: "마지막 글"})
	disk := smallDisk(t)
	for _, end := range []string{"", "-wal"} {
		content := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName+end)))(t)
		r.check(os.WriteFile(filepath.Join(disk, sqlite.FileName+end), content, 0o600))
	}
	r.check(unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, "size=2m"))
	s, err := sqlite.Open(t.Context(), disk, sqlite.Options{Version: version})
	if err == nil {
		defer s.Close()
		if n := must(s.Count(t.Context(), query(t, "마지막")))(t); n != 1 {
			t.Errorf("%d found: the last words are not shown", n)
		}
		return
	}
	wantsKind(t, err, journal.NeedsUser)
	if !strings.Contains(journal.HintOf(err), "copy the folder") {
		t.Errorf("%v (%s)", err, journal.HintOf(err))
	}
}

func TestABackupOntoAFullDiskKeepsTheEarlierOne(t *testing.T) {
	r, _ := withOriginals(t, 2)
	disk := smallDisk(t)
	dir := filepath.Join(disk, "백업")
	r.backupAll(dir)
	addOriginals(r, 2, 100) // 2.5 MB
	_, err := r.BackupAll(t.Context(), dir, sqlite.Watch{})
	wantsKind(t, err, journal.NeedsUser)
	if err == nil || !strings.Contains(err.Error(), "disk is full") || !strings.Contains(journal.HintOf(err), "goes on") {
		t.Errorf("%v (%s)", err, journal.HintOf(err))
	}
	wantsWhole(t, dir, 2)
	r.check(unix.Mount("", disk, "", unix.MS_REMOUNT, "size=64m"))
	if did := r.backupAll(dir); did.Kept < 3 || did.Kept+did.Files != 102 {
		t.Errorf("gone on: %+v", did)
	}
	wantsWhole(t, dir, 102)
	r.check(unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, "size=64m"))
	_, err = r.BackupAll(t.Context(), dir, sqlite.Watch{})
	wantsKind(t, err, journal.NeedsUser)
	if err == nil || !strings.Contains(err.Error(), "cannot be written to") {
		t.Errorf("%v", err)
	}
}
