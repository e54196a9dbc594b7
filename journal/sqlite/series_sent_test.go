package sqlite_test

import (
	"math/rand/v2"
	"testing"

	"sojourn/journal"
)

// TestAnyOperationsBesideSendingLoseNothing sends entries between what a traveller may do at random,
// and takes back what can be: what was sent has the photos that it was sent with.
func TestAnyOperationsBesideSendingLoseNothing(t *testing.T) {
	rounds := 16
	if testing.Short() {
		rounds = 2
	}
	for seed := range rounds {
		random := rand.New(rand.NewPCG(uint64(seed), 6))
		r, _ := desk(t)
		frames(r, 7)
		sent := map[journal.ID]string{}
		for range 16 {
			operate(r, random)
			if random.IntN(5) > 0 {
				continue
			}
			ids := must(r.IDs(t.Context(), journal.Query{}))(t)
			id := ids[random.IntN(len(ids))]
			if _, before := sent[id]; !before && len(r.entry(id).Deliveries) == 0 {
				r.mark("desk", id)
				deliver(r, id, "desk")
				sent[id] = names(r.entry(id))
			}
		}
		for range 100 {
			if _, err := r.Undo(t.Context()); journal.KindOf(err) == journal.NotFound {
				break
			} else if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			wantsPhotos(t, r, 7)
		}
		for _, a := range must(r.Acts(t.Context(), 0))(t) { // one of what has gone into a sent series may be left
			if a.Entries > 0 {
				t.Errorf("seed %d: never undone is %+v", seed, a)
			}
		}
		for id, want := range sent {
			if got := names(r.entry(id)); got != want {
				t.Errorf("seed %d: sent with photos %s, and has %s", seed, want, got)
			}
		}
		if receipts := must(r.Receipts(t.Context(), ""))(t); len(receipts) != len(sent) {
			t.Errorf("seed %d: %d receipts of %d", seed, len(receipts), len(sent))
		}
		checked(t, r)
		r.check(r.Close())
		if t.Failed() {
			return
		}
	}
}

// TestAJoinThatIsUndoneAfterARestoreReleasesNothing: what was joined had been marked, and may have
// been sent by the journal that the backup is of.
func TestAJoinThatIsUndoneAfterARestoreReleasesNothing(t *testing.T) {
	r, _ := desk(t)
	ids := frames(r, 2)
	r.mark("desk", ids[1])
	r.join(ids...)
	r = backedUp(r)
	r.undo()
	if d := r.delivery(ids[1], "desk"); d.State != journal.StateNeedsYou || !d.Doubted || d.Reason == "" {
		t.Errorf("the mark comes back as %+v", d)
	}
	checked(t, r)
}
