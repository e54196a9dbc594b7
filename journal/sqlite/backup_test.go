package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// filled is a journal with something of everything.
func filled(t testing.TB) (*rig, []journal.ID) {
	t.Helper()
	r, ids := desk(t, "배달됨", "가는 중", "준비됨", "표시됨", "고칠 것", "기다림")
	for i, state := range []journal.State{
		journal.StateDelivered, journal.StateSending, journal.StateReady, journal.StateMarked, journal.StateChanged, journal.StateHeld,
	} {
		ways[state](r, ids[i])
	}
	e := full()
	r.add(e)
	must(r.AddTrack(t.Context(), track("a", []journal.Fix{fix(0, 1, 1, nil)})))(t)
	return r, append(ids, e.ID)
}

func TestABackupRestoresTheJournal(t *testing.T) {
	r, ids := filled(t)
	before := must(r.Entries(t.Context(), journal.Query{}, journal.Page{}))(t)
	file := filepath.Join(t.TempDir(), "백업 1.db")
	done, total := 0, 0
	r.check(r.Backup(t.Context(), file, func(d, n int) { done, total = d, n }))
	if done == 0 || done != total {
		t.Errorf("reported %d of %d", done, total)
	}
	if left := must(os.ReadDir(filepath.Dir(file)))(t); len(left) != 1 {
		t.Errorf("beside the backup: %v", left)
	}
	sent := must(os.ReadFile(file))(t)
	wantsKind(t, r.Backup(t.Context(), file, nil), journal.Conflict)

	dir := filepath.Join(t.TempDir(), "새 곳")
	r.check(sqlite.Restore(t.Context(), file, dir, version))
	if after := must(os.ReadFile(file))(t); !bytes.Equal(after, sent) {
		t.Error("the backup was changed")
	}
	restored := openRig(t, dir)
	if restored.ID() != r.ID() {
		t.Error("it is another journal")
	}
	after := must(restored.Entries(t.Context(), journal.Query{}, journal.Page{}))(t)
	for i := range after {
		before[i].Deliveries, after[i].Deliveries = nil, nil
	}
	if !reflect.DeepEqual(before, after) {
		t.Error("the entries are not the same")
	}
	for i, want := range []journal.State{
		journal.StateDelivered, journal.StateUnknown, journal.StateNeedsYou, journal.StateNeedsYou, journal.StateNeedsYou, journal.StateNeedsYou,
	} {
		restored.wantsState(ids[i], want)
		if d := restored.delivery(ids[i], "desk"); d.Doubted == d.Done() || d.Doubted && !strings.Contains(d.Reason, "since") {
			t.Errorf("%s is doubted %t because %q", want, d.Doubted, d.Reason)
		}
	}
	if len(must(restored.Receipts(t.Context(), ""))(t)) != 2 || len(must(restored.Fixes(t.Context(), fix(0, 1, 1, nil).At, fix(0, 1, 1, nil).At))(t)) != 1 {
		t.Error("receipts or tracks are missing")
	}
	restored.wantsFound("안개", full().Caption)
	restored.undo()
	wantsKind(t, sqlite.Restore(t.Context(), file, dir, version), journal.Conflict)
}

func TestWhatIsNoBackupIsNotRestored(t *testing.T) {
	r, _ := filled(t)
	folder := t.TempDir()
	file := filepath.Join(folder, "backup.db")
	r.check(r.Backup(t.Context(), file, nil))
	whole := must(os.ReadFile(file))(t)
	damaged := bytes.Clone(whole)
	for i := len(damaged) / 3; i < len(damaged)/3+20_000; i++ {
		damaged[i] ^= 0x5a
	}
	for name, content := range map[string][]byte{
		"a text": []byte("일기"), "cut in two": whole[:len(whole)/2/4096*4096], "damaged": damaged, "empty": {},
	} {
		t.Run(name, func(t *testing.T) {
			bad := filepath.Join(t.TempDir(), "bad.db")
			r.check(os.WriteFile(bad, content, 0o644))
			dir := filepath.Join(t.TempDir(), "new")
			err := sqlite.Restore(t.Context(), bad, dir, version)
			if k := journal.KindOf(err); k != journal.Invalid && k != journal.NeedsUser || journal.HintOf(err) == "" {
				t.Errorf("%v (%s)", err, journal.HintOf(err))
			}
			if _, err := os.Stat(filepath.Join(dir, sqlite.FileName)); err == nil {
				t.Error("something was restored")
			}
		})
	}
	err := sqlite.Restore(t.Context(), filepath.Join(folder, "nothing"), filepath.Join(folder, "new"), version)
	wantsKind(t, err, journal.NeedsUser)
	err = sqlite.Restore(t.Context(), filepath.Join(r.dir, sqlite.FileName), filepath.Join(folder, "new"), version)
	wantsKind(t, err, journal.Conflict) // in use: what is in its log would be lost
}

func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	r, _ := filled(t)
	ctx, cancel := context.WithCancel(t.Context())
	folder := t.TempDir()
	err := r.Backup(ctx, filepath.Join(folder, "backup.db"), func(int, int) { cancel() })
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if left := must(os.ReadDir(folder))(t); err != nil && len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	err = r.Backup(t.Context(), filepath.Join(folder, "nowhere", "backup.db"), nil)
	wantsKind(t, err, journal.NeedsUser)
}

func TestABackupIsOfOneMoment(t *testing.T) {
	r := newRig(t)
	var entries []journal.Entry
	for range 3000 {
		entries = append(entries, journal.Entry{Caption: strings.Repeat("긴 글 ", 50)})
	}
	r.add(entries...)
	other := openRig(t, r.dir)
	file := filepath.Join(t.TempDir(), "backup.db")
	steps := 0
	r.check(r.Backup(t.Context(), file, func(int, int) {
		steps++
		other.add(journal.Entry{Caption: "나중"})
	}))
	if steps < 3 {
		t.Errorf("copied in %d steps", steps)
	}
	db := must(sql.Open("sqlite3", file))(t)
	defer db.Close()
	var n int
	r.check(db.QueryRow(`SELECT count(*) FROM entry`).Scan(&n))
	if n != 3000 {
		t.Errorf("%d entries in the backup", n)
	}
}
