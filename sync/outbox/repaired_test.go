package outbox_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/journal/sqlite/pages"
	"sojourn/sync/outbox"
)

const pageSize = 4096 // of SQLite

// repaired is r's journal after its file was damaged and repaired, with the same places.
func (r *rig) repaired(spoil func(content []byte)) *rig {
	r.t.Helper()
	r.check(r.store.Close())
	file := filepath.Join(r.dir, sqlite.FileName)
	content, err := os.ReadFile(file)
	r.check(err)
	spoil(content)
	r.check(os.WriteFile(file, content, 0o600))
	_, err = sqlite.Repair(r.t.Context(), r.dir, "test")
	r.check(err)
	other := rigIn(r.t, r.dir)
	other.place, other.clock, other.ids = r.place, r.clock, r.ids
	other.destination(journal.Destination{Name: "desk", Kind: "double"}) // what is lost is added again
	setup := other.setup()
	setup.Open = r.outbox.Open
	other.outbox = outbox.New(setup)
	return other
}

// travels sends some entries, and leaves others in every stage.
func (r *rig) travels() {
	r.t.Helper()
	for i := range 12 {
		r.add(fmt.Sprintf("평양 %d", i), i%2)
	}
	r.send(outbox.Options{})
	for i, id := range r.ids[:4] {
		r.edit(id, fmt.Sprintf("고침 %d", i))
	}
	r.place.faulty = func(call string) fault {
		return map[string]fault{"deliver": cutAfter, "edit": cutAfter, "find": cannotTell}[call]
	}
	for i := range 3 {
		r.add(fmt.Sprintf("모름 %d", i), 0)
	}
	r.send(outbox.Options{})
	r.place.faulty = nil
	r.add("준비됨", 1)
	r.plan(outbox.Options{})
	r.add("표시됨", 0)
}

// TestNothingIsSentTwiceAfterARepair damages a journal in many ways. Whatever a repair gets back,
// syncs do not send what has arrived, also where it was edited since.
func TestNothingIsSentTwiceAfterARepair(t *testing.T) {
	for seed := range seeds(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := newRig(t)
			r.travels()
			late := r.repaired(func(content []byte) {
				random := rand.New(rand.NewPCG(seed, 3))
				for range 1 + random.IntN(6) {
					page := random.IntN(len(content) / pageSize)
					clear(content[page*pageSize : (page+1)*pageSize])
				}
			})
			late.syncs(2)
			for _, id := range late.ids {
				_, err := late.store.Entry(t.Context(), id)
				if journal.KindOf(err) == journal.NotFound {
					continue
				}
				late.check(err)
				late.edit(id, "뒤에 고침 "+string(id))
			}
			late.syncs(2)
			late.goesOnce()
		})
	}
}

// TestALostReceiptIsSaid destroys what tells that things arrived.
func TestALostReceiptIsSaid(t *testing.T) {
	r := newRig(t)
	id := r.add("평양", 0)
	r.send(outbox.Options{})
	late := r.repaired(func(content []byte) {
		page := r.firstPage("receipt")
		clear(content[(page-1)*pageSize : page*pageSize])
	})
	late.wants(id, journal.StateNeedsYou, "it may have been sent")
	late.syncs(2)
	late.edit(id, "고침")
	late.syncs(2)
	late.goesOnce()
	late.wants(id, journal.StateNeedsYou, "mark it again")
	late.mark(id)
	late.send(outbox.Options{})
	late.wants(id, journal.StateDelivered, "")
}

// goesOnce fails where something is at the place more than once.
func (r *rig) goesOnce() {
	r.t.Helper()
	for _, id := range r.ids {
		if posts := r.place.of(id); len(posts) > 1 {
			e, err := r.store.Entry(r.t.Context(), id)
			r.t.Errorf("it is there %d times: %+v; %+v, %v", len(posts), posts, e.Deliveries, err)
		}
	}
}

// firstPage is where the rows of a table begin in the journal's file.
func (r *rig) firstPage(table string) int {
	r.t.Helper()
	f, err := pages.Open(filepath.Join(r.dir, sqlite.FileName))
	r.check(err)
	defer f.Close()
	roots := f.Roots()
	at := slices.IndexFunc(roots, func(x pages.Root) bool { return x.Name == table })
	if at < 0 {
		r.t.Fatalf("there is no table %s", table)
	}
	return roots[at].Page
}
