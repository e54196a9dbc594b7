package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

func TestManyMakeOneJournal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "새 일기")
	var group sync.WaitGroup
	ids := make([]string, 8)
	for i := range ids {
		group.Go(func() {
			s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version, Create: true})
			if err != nil {
				t.Errorf("%v (%s)", err, journal.HintOf(err))
				return
			}
			defer s.Close()
			ids[i] = s.ID()
			if err := s.AddEntries(t.Context(), []journal.Entry{{ID: journal.NewID()}}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	r := openRig(t, dir)
	for _, id := range ids {
		if id != r.ID() {
			t.Errorf("one opened %q, another %q", id, r.ID())
		}
	}
	if n := must(r.Count(t.Context(), journal.Query{}))(t); n != len(ids) {
		t.Errorf("%d entries", n)
	}
	r.check(r.Close())
	if left := must(os.ReadDir(dir))(t); len(left) != 1 {
		t.Errorf("beside the journal: %v", left)
	}
}

// TestTwoStoresOnOneJournal lets two write while two read. What one act changes is seen together
// or not at all, nothing is lost, and nobody is told of a lock.
func TestTwoStoresOnOneJournal(t *testing.T) {
	const rounds = 60
	one := newRig(t)
	two := openRig(t, one.dir)
	one.check(one.SaveDestination(t.Context(), journal.Destination{Name: "desk"}))
	pair := one.add(journal.Entry{Caption: "쌍"}, journal.Entry{Caption: "쌍"})
	writing, done := context.WithCancel(t.Context())
	var writers, readers sync.WaitGroup
	for i, r := range []*rig{one, two} {
		writers.Go(func() {
			for n := range rounds {
				text := fmt.Sprintf("쌍 %d %d", i, n)
				_, err := r.Apply(t.Context(), journal.Change{Label: text, Patches: []journal.Patch{
					{ID: pair[0], Caption: &text}, {ID: pair[1], Caption: &text},
				}})
				fresh := journal.NewID()
				err = errors.Join(err, r.AddEntries(t.Context(), []journal.Entry{{ID: fresh, Caption: "홀로"}}))
				_, marked := r.Mark(t.Context(), []journal.ID{fresh}, "desk", time.Time{})
				if err = errors.Join(err, marked); err != nil {
					t.Error(err)
				}
			}
		})
		readers.Go(func() {
			for writing.Err() == nil {
				entries, err := r.Entries(t.Context(), query(t, "쌍"), journal.Page{})
				if err != nil || len(entries) != 2 || entries[0].Caption != entries[1].Caption {
					t.Errorf("%d entries, %v: %+v", len(entries), err, entries)
					return
				}
			}
		})
	}
	writers.Wait()
	done()
	readers.Wait()
	if n := must(one.Count(t.Context(), query(t, "홀로 is:marked")))(t); n != 2*rounds {
		t.Errorf("%d of %d entries", n, 2*rounds)
	}
	undone := 0
	for range 2 * 2 * rounds {
		if u := one.undo(); len(u.Entries) > 0 {
			undone++
		}
	}
	if one.entry(pair[0]).Caption != "쌍" || undone != 2*2*rounds {
		t.Errorf("%q after %d steps back", one.entry(pair[0]).Caption, undone)
	}
	if findings := must(two.Check(t.Context(), false, nil))(t); len(findings) != 0 {
		t.Errorf("found %+v", findings)
	}
}

const childJournal = "SOJOURN_TEST_JOURNAL"

// TestWritesOfAChild is a process of TestTwoProcessesOnOneJournal.
func TestWritesOfAChild(t *testing.T) {
	dir := os.Getenv(childJournal)
	if dir == "" {
		return // only as the child of another test
	}
	r := openRig(t, dir)
	for range 50 {
		id := r.add(journal.Entry{Caption: "아이"})[0]
		r.caption(id, "아이의 글")
	}
}

func TestTwoProcessesOnOneJournal(t *testing.T) {
	r := newRig(t)
	before := must(r.Revision(t.Context()))(t)
	var children []*exec.Cmd
	for range 3 {
		child := exec.Command(os.Args[0], "-test.run=^TestWritesOfAChild$")
		child.Env = append(os.Environ(), childJournal+"="+r.dir)
		r.check(child.Start())
		children = append(children, child)
	}
	for range 20 {
		r.add(journal.Entry{Caption: "부모"})
	}
	for _, child := range children {
		if err := child.Wait(); err != nil {
			t.Errorf("a child: %v", err)
		}
	}
	r.wantsFound(`"아이의 글" -글`)
	if n := must(r.Count(t.Context(), query(t, `"아이의 글"`)))(t); n != 150 {
		t.Errorf("%d entries of the children", n)
	}
	if after := must(r.Revision(t.Context()))(t); after == before {
		t.Error("nothing was seen of what they wrote")
	}
}

func TestRevisionTellsThatSomethingWasWritten(t *testing.T) {
	r := newRig(t)
	other := openRig(t, r.dir)
	revision := must(r.Revision(t.Context()))(t)
	changed := func() bool {
		now := must(r.Revision(t.Context()))(t)
		defer func() { revision = now }()
		return now != revision
	}
	if changed() {
		t.Error("nothing was written")
	}
	id := other.add(journal.Entry{Caption: "하나"})[0]
	if !changed() {
		t.Error("another's entry was not seen")
	}
	r.caption(id, "둘")
	if !changed() {
		t.Error("our own change was not seen")
	}
	r.entry(id)
	r.caption(id, "둘")
	if changed() {
		t.Error("nothing was changed")
	}
}

func TestWhoIsStoppedLeavesNothingHalfDone(t *testing.T) {
	r := newRig(t)
	id := r.add(journal.Entry{Caption: "하나"})[0]
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	text := "둘"
	_, err := r.Apply(ctx, journal.Change{Patches: []journal.Patch{{ID: id, Caption: &text}}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	for _, err := range []error{
		r.AddEntries(ctx, []journal.Entry{{ID: journal.NewID()}}),
		func() error { _, err := r.List(ctx, journal.Query{}, journal.Page{}); return err }(),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
	if e := r.entry(id); e.Caption != "하나" || e.Version != 1 {
		t.Errorf("got %+v", e)
	}
	r.caption(id, text)
	r.wantsFound("", "둘")
}

// TestALongWaitEndsInASentence holds the journal for longer than anybody waits.
func TestALongWaitEndsInASentence(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	id := r.add(journal.Entry{Caption: "하나"})[0]
	db := must(sql.Open("sqlite3", "file:"+filepath.Join(r.dir, sqlite.FileName)+"?_txlock=immediate"))(t)
	defer db.Close()
	tx := must(db.Begin())(t)
	text := "둘"
	change := journal.Change{Patches: []journal.Patch{{ID: id, Caption: &text}}}
	_, err := r.Apply(t.Context(), change)
	wantsKind(t, err, journal.Conflict)
	if !strings.Contains(fmt.Sprint(err), "another sojourn has been writing") || journal.HintOf(err) == "" {
		t.Errorf("%v (%s)", err, journal.HintOf(err))
	}
	if got := r.entry(id).Caption; got != "하나" { // reading never waits
		t.Errorf("it reads %q", got)
	}
	r.check(tx.Rollback())
	must(r.Apply(t.Context(), change))(t)
}
