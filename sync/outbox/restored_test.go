package outbox_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/sync/destination"
	"sojourn/sync/destination/folder"
	"sojourn/sync/outbox"
)

// restored is r's journal as it was when file was made, in another folder, with the same places.
func (r *rig) restored(file string) *rig {
	r.t.Helper()
	dir := filepath.Join(r.t.TempDir(), "복원")
	r.check(sqlite.Restore(r.t.Context(), file, dir, "test"))
	other := rigIn(r.t, dir)
	other.place, other.clock, other.ids = r.place, r.clock, slices.Clone(r.ids)
	setup := other.setup()
	setup.Open = r.outbox.Open
	other.outbox = outbox.New(setup)
	return other
}

func (r *rig) backup() string {
	r.t.Helper()
	file := filepath.Join(r.t.TempDir(), "backup.db")
	r.check(r.store.Backup(r.t.Context(), file, nil))
	return file
}

// stages are how far a delivery can have come when a backup is made.
var stages = map[string]func(r *rig, id journal.ID){
	"marked":  func(*rig, journal.ID) {},
	"planned": func(r *rig, _ journal.ID) { r.plan(outbox.Options{}) },
	"held by a budget": func(r *rig, id journal.ID) {
		r.send(outbox.Options{Budget: 1})
		r.wants(id, journal.StateHeld, "budget")
	},
	"refused": func(r *rig, id journal.ID) { r.sendWith(refuse); r.wants(id, journal.StateNeedsYou, "") },
	"held for a link": func(r *rig, id journal.ID) {
		r.sendWith(noLink)
		r.wants(id, journal.StateHeld, "")
	},
	"unknown": func(r *rig, id journal.ID) {
		r.place.faulty = func(call string) fault {
			return map[string]fault{"deliver": cutBefore, "find": cannotTell}[call]
		}
		r.send(outbox.Options{})
		r.wants(id, journal.StateUnknown, "")
	},
}

func (r *rig) sendWith(f fault) {
	r.t.Helper()
	r.place.faulty = func(call string) fault { return map[string]fault{"deliver": f}[call] }
	r.send(outbox.Options{})
}

// TestNothingIsSentTwiceAfterARestore sends what a backup holds as not sent, as it is or in other
// words, and then syncs the journal that was restored from it.
func TestNothingIsSentTwiceAfterARestore(t *testing.T) {
	for name, stage := range stages {
		for _, edit := range []string{"", "고친 글"} {
			t.Run(name+" "+edit, func(t *testing.T) {
				r := newRig(t)
				id := r.add("평양의 아침", 0)
				stage(r, id)
				file := r.backup()
				r.place.faulty = nil
				r.clock.pass(48 * time.Hour)
				if edit != "" {
					r.edit(id, edit)
				}
				r.mark(id)
				r.send(outbox.Options{})
				r.send(outbox.Options{})
				r.invariants()

				late := r.restored(file)
				late.syncs(3)
				if posts := r.place.of(id); len(posts) != 1 {
					t.Fatalf("it is there %d times: %+v", len(posts), posts)
				}
				if late.delivery(id).Done() {
					late.invariants()
					return
				}
				late.wants(id, journal.StateNeedsYou, "mark it again")
				late.edit(id, "다른 글") // what is edited is not sent unasked either
				late.syncs(2)
				if posts := r.place.of(id); len(posts) != 1 {
					t.Fatalf("it is there %d times: %+v", len(posts), posts)
				}
				late.mark(id)
				late.send(outbox.Options{})
				late.wants(id, journal.StateDelivered, "")
			})
		}
	}
}

// mark is what the traveller decides.
func (r *rig) mark(id journal.ID) {
	r.t.Helper()
	_, err := r.store.Mark(r.t.Context(), []journal.ID{id}, "desk", time.Time{})
	r.check(err)
}

func (r *rig) syncs(n int) {
	r.t.Helper()
	for range n {
		r.plan(outbox.Options{})
		r.send(outbox.Options{})
		_, err := r.outbox.Wait(r.t.Context(), outbox.Options{}, r.report)
		r.check(err)
		r.clock.pass(24 * time.Hour)
	}
}

func TestAnOlderChangeDoesNotReplaceANewerOneAfterARestore(t *testing.T) {
	r := newRig(t)
	id := r.add("처음", 0)
	r.send(outbox.Options{})
	r.edit(id, "둘째")
	file := r.backup()
	r.edit(id, "셋째")
	r.send(outbox.Options{})

	late := r.restored(file)
	late.syncs(2)
	late.wants(id, journal.StateNeedsYou, "mark it again")
	if posts := r.place.of(id); len(posts) != 1 || posts[0].text != "셋째" {
		t.Errorf("it reads %+v", posts)
	}
	late.mark(id)
	late.wants(id, journal.StateChanged, "")
	late.send(outbox.Options{})
	late.invariants()
}

func TestWhatArrivedBeforeTheRestoreIsFoundAndNotChangedUnasked(t *testing.T) {
	r := newRig(t)
	id := r.add("처음", 0)
	r.place.faulty = func(call string) fault {
		return map[string]fault{"deliver": cutAfter, "find": cannotTell}[call]
	}
	r.send(outbox.Options{})
	r.edit(id, "둘째")
	file := r.backup()
	r.place.faulty = nil

	late := r.restored(file)
	late.wants(id, journal.StateUnknown, "looked at first")
	late.syncs(2)
	late.wants(id, journal.StateNeedsYou, "changed there since")
	if posts := r.place.of(id); len(posts) != 1 || posts[0].text != "처음" {
		t.Errorf("it reads %+v", posts)
	}
	late.mark(id)
	late.send(outbox.Options{})
	late.invariants()
}

func TestAFolderGetsNothingTwiceAfterARestore(t *testing.T) {
	r := newFolderRig(t, t.TempDir())
	r.outbox.Open = func(d journal.Destination) (destination.Destination, error) { return folder.Open(d, "") }
	id := r.add("평양", 0)
	file := r.backup()
	r.send(outbox.Options{})
	r.published()
	late := r.restored(file)
	late.syncs(2)
	late.wants(id, journal.StateNeedsYou, "restored from a backup made on")
	r.published()
}
