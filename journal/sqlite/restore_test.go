package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// backedUp is r's journal, backed up and restored.
func backedUp(r *rig) *rig {
	r.t.Helper()
	file, dir := filepath.Join(r.t.TempDir(), "backup.db"), filepath.Join(r.t.TempDir(), "새 곳")
	r.check(r.Backup(r.t.Context(), file, nil))
	r.check(sqlite.Restore(r.t.Context(), file, dir, version))
	return openRig(r.t, dir)
}

func TestWhatIsInDoubtAfterARestoreIsReleasedByAMark(t *testing.T) {
	for from, want := range map[journal.State]struct{ restored, marked, unmarked journal.State }{
		journal.StateMarked:    {journal.StateNeedsYou, journal.StateMarked, ""},
		journal.StateReady:     {journal.StateNeedsYou, journal.StateMarked, ""},
		journal.StateHeld:      {journal.StateNeedsYou, journal.StateMarked, ""},
		journal.StateNeedsYou:  {journal.StateNeedsYou, journal.StateMarked, ""},
		journal.StateSending:   {journal.StateUnknown, journal.StateUnknown, journal.StateUnknown},
		journal.StateUnknown:   {journal.StateUnknown, journal.StateUnknown, journal.StateUnknown},
		journal.StateChanged:   {journal.StateNeedsYou, journal.StateChanged, journal.StateDelivered},
		journal.StateDelivered: {journal.StateDelivered, journal.StateDelivered, journal.StateDelivered},
	} {
		t.Run(string(from), func(t *testing.T) {
			r, ids := desk(t, "평양")
			ways[from](r, ids[0])
			r = backedUp(r)
			r.wantsState(ids[0], want.restored)
			before := r.delivery(ids[0], "desk")
			if n := r.mark("desk", ids[0]); n == 1 {
				if r.delivery(ids[0], "desk").Doubted {
					t.Error("it is still in doubt")
				}
				r.wantsState(ids[0], want.marked)
				r.undo()
			}
			if d := r.delivery(ids[0], "desk"); d != before {
				t.Errorf("taken back: %+v, want %+v", d, before)
			}
			_, _ = r.Unmark(t.Context(), ids, "desk") // some may not be
			r.wantsState(ids[0], want.unmarked)
			if d := r.delivery(ids[0], "desk"); d.Doubted != (want.unmarked == journal.StateUnknown) {
				t.Errorf("unmarked: %+v", d)
			}
		})
	}
}

func TestADoubtStaysThroughASecondRestore(t *testing.T) {
	r, ids := desk(t, "평양")
	ways[journal.StateMarked](r, ids[0])
	r = backedUp(backedUp(r))
	if d := r.delivery(ids[0], "desk"); d.State != journal.StateNeedsYou || !d.Doubted {
		t.Errorf("got %+v", d)
	}
}

// TestAnUndoAfterARestoreReleasesNothing takes back decisions that were made before the backup.
func TestAnUndoAfterARestoreReleasesNothing(t *testing.T) {
	r, ids := desk(t, "평양", "개성")
	r.mark("desk", ids...)
	must(r.Unmark(t.Context(), ids[1:], "desk"))(t)
	must(r.Mark(t.Context(), ids[:1], "desk", time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)))(t)
	r = backedUp(r)
	r.undo() // the embargo
	r.undo() // the unmark
	for _, id := range ids {
		if d := r.delivery(id, "desk"); d.State != journal.StateNeedsYou || !d.Doubted || !d.NotBefore.IsZero() ||
			!strings.Contains(d.Reason, "restored from a backup") {
			t.Errorf("got %+v", d)
		}
	}
	r.undo() // the mark
	if open := must(r.Outbox(t.Context()))(t); len(open) != 0 {
		t.Errorf("still in the outbox: %+v", open)
	}
}

// TestABackupIsOnlyRead opens what backup made as if it were a journal.
func TestABackupIsOnlyRead(t *testing.T) {
	r, ids := desk(t, "평양")
	r.mark("desk", ids...)
	dir := t.TempDir()
	r.backupAll(dir)
	before := must(os.ReadFile(filepath.Join(dir, sqlite.FileName)))(t)
	b := openRig(t, dir)
	if got := b.entry(ids[0]); got.Caption != "평양" {
		t.Errorf("got %+v", got)
	}
	if found := must(b.Check(t.Context(), true, nil))(t); len(found) != 0 {
		t.Errorf("found %+v", found)
	}
	for _, err := range []error{
		b.Freeze(t.Context(), frozen(b, ids[0], "desk")),
		b.AddEntries(t.Context(), []journal.Entry{{ID: journal.NewID()}}),
	} {
		wantsKind(t, err, journal.NeedsUser)
		if err == nil || !strings.Contains(err.Error(), "backup") || !strings.Contains(journal.HintOf(err), "restore") {
			t.Errorf("%v (%s)", err, journal.HintOf(err))
		}
	}
	r.check(b.Close())
	if after := must(os.ReadFile(filepath.Join(dir, sqlite.FileName)))(t); !bytes.Equal(before, after) {
		t.Error("it was changed")
	}
	r.backupAll(dir)
	wantsWhole(t, dir, 0)
}

// Nothing goes by itself from where nobody said so.
func TestARestoredJournalSendsNothingByItself(t *testing.T) {
	r := newRig(t)
	r.check(r.SaveDestination(t.Context(), journal.Destination{Name: "desk", Kind: "folder", Auto: journal.AutoMetered}))
	file, dir := filepath.Join(t.TempDir(), "backup.db"), filepath.Join(t.TempDir(), "journal")
	r.check(r.Backup(t.Context(), file, nil))
	r.check(sqlite.Restore(t.Context(), file, dir, "test"))
	s := must(sqlite.Open(t.Context(), dir, sqlite.Options{Version: "test"}))(t)
	defer s.Close()
	if d := must(r.Destination(t.Context(), "desk"))(t); d.Auto != journal.AutoMetered {
		t.Errorf("before: %q", d.Auto)
	}
	if d := must(s.Destination(t.Context(), "desk"))(t); d.Auto != journal.AutoOff {
		t.Errorf("after: %q", d.Auto)
	}
	d := journal.Destination{Name: "desk", Kind: "folder", Auto: "always"}
	if err := r.SaveDestination(t.Context(), d); journal.KindOf(err) != journal.Invalid {
		t.Errorf("an unknown word: %v", err)
	}
}
