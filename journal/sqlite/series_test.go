package sqlite_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
)

// frames puts n frames of one minute each into the journal, with files of their own.
func frames(r *rig, n int) []journal.ID {
	r.t.Helper()
	var entries []journal.Entry
	for i := range n {
		entries = append(entries, journal.Entry{
			Taken: at(fmt.Sprintf("2013-02-25 09:%02d:00", i)), Photos: []journal.Photo{photo(fmt.Sprintf("DSCF%04d.JPG", i))},
		})
	}
	return r.add(entries...)
}

func (r *rig) join(ids ...journal.ID) journal.Joined {
	r.t.Helper()
	return must(r.Join(r.t.Context(), ids))(r.t)
}

func names(e journal.Entry) string {
	var all []string
	for _, p := range e.Photos {
		all = append(all, strings.TrimSuffix(strings.TrimPrefix(p.Original().Name, "DSCF000"), ".JPG"))
	}
	return strings.Join(all, " ")
}

// checked fails where the journal's own check finds something. The photos' files are not there.
func checked(t *testing.T, r *rig) {
	t.Helper()
	for _, f := range must(r.Check(t.Context(), true, nil))(t) {
		if f.Kind == journal.FindingJournal || f.Kind == journal.FindingWords {
			t.Errorf("check finds %+v", f)
		}
	}
}

func TestFramesAreJoinedToASeriesAndTakenBack(t *testing.T) {
	r, _ := desk(t)
	ids := frames(r, 4)
	r.apply(
		journal.Patch{ID: ids[0], Keywords: &[]string{"강"}, Alt: pointer("A river"), Rating: pointer(2)},
		journal.Patch{ID: ids[1], Caption: pointer("대동강의 새벽"), Keywords: &[]string{"Taedong", "강"}, Rating: pointer(4)},
		journal.Patch{ID: ids[2], Caption: pointer("저녁"), Place: pyongyang()},
	)
	before := unversioned(t, r)
	done := r.join(ids[2], ids[0], ids[1], ids[0])
	if done.ID != ids[0] || done.Entries != 3 || done.Photos != 3 || done.Unmarked != nil {
		t.Errorf("it says %+v", done)
	}
	e := r.entry(ids[0])
	if names(e) != "0 1 2" || e.Caption != "대동강의 새벽" || e.Alt != "A river" || e.Rating != 4 || e.Place == nil ||
		!slices.Equal(e.Keywords, []string{"강", "Taedong"}) {
		t.Errorf("the series is %+v", e)
	}
	_, err := r.Entry(t.Context(), ids[1])
	wantsKind(t, err, journal.NotFound)
	r.wantsFound("대동강의", "대동강의 새벽")
	r.wantsFound("DSCF0002.JPG", "대동강의 새벽")
	if v := must(r.Versions(t.Context(), ids[0]))(t); len(v) != 1 || v[0].Text != "저녁" {
		t.Errorf("the words that it does not say are %+v", v)
	}
	checked(t, r)
	r = r.again()
	if undone := r.undo(); len(undone.Entries) != 3 || undone.Label != "join 3 entries to a series" {
		t.Errorf("undone %+v", undone)
	}
	if after := unversioned(t, r); after != before {
		t.Error(firstDifference(after, before))
	}
	if v := must(r.Versions(t.Context(), ids[2]))(t); len(v) != 0 {
		t.Errorf("earlier words of what was never changed: %+v", v)
	}
	checked(t, r)
	r.undo() // the change of before the join, of entries that had gone
	if r.entry(ids[1]).Caption != "" || r.entry(ids[2]).Place != nil {
		t.Error("what was done before the join cannot be undone any more")
	}
}

func TestASeriesIsSplitToTheEntriesThatItWas(t *testing.T) {
	r := newRig(t)
	ids := frames(r, 4)
	r.apply(journal.Patch{ID: ids[2], Alt: pointer("배"), Place: pyongyang()})
	r.join(ids[1], ids[2])
	r.join(ids[0], ids[1], ids[3])
	r.caption(ids[0], "네 장")
	before := unversioned(t, r)
	split := must(r.Split(t.Context(), ids[0]))(t)
	if !slices.Equal(split, ids) {
		t.Fatalf("split into %v, want %v", split, ids)
	}
	for i, id := range ids {
		e := r.entry(id)
		if names(e) != fmt.Sprint(i) || e.Caption != "네 장" || e.Taken.Clock.Minute() != i {
			t.Errorf("photo %d is %+v", i, e)
		}
	}
	if got := r.entry(ids[2]); got.Alt != "배" || got.Place == nil {
		t.Errorf("its own facts are gone: %+v", got)
	}
	checked(t, r)
	r.undo()
	if after := unversioned(t, r); after != before {
		t.Error(firstDifference(after, before))
	}
	for range 3 {
		r.undo()
	}
	if r.entry(ids[2]).Alt != "배" || len(must(r.IDs(t.Context(), journal.Query{}))(t)) != 4 {
		t.Error("the joins are not undone")
	}
	checked(t, r)
}

func TestASeriesThatWasNeverJoinedIsSplit(t *testing.T) {
	r := newRig(t)
	e := journal.Entry{Caption: "연속", Taken: at("2013-02-25 09:00:00")}
	for i := range 3 {
		e.Photos = append(e.Photos, photo(fmt.Sprintf("DSCF000%d.JPG", i)))
	}
	id := r.add(e)[0]
	split := must(r.Split(t.Context(), id))(t)
	var got []string
	for _, id := range must(r.IDs(t.Context(), journal.Query{}))(t) {
		got = append(got, names(r.entry(id)))
	}
	if len(split) != 3 || split[0] != id || !slices.Equal(got, []string{"0", "1", "2"}) {
		t.Errorf("split into %v: %q", split, got)
	}
	_, err := r.Split(t.Context(), id)
	wantsKind(t, err, journal.Invalid)
	r.undo()
	if names(r.entry(id)) != "0 1 2" {
		t.Error("it is not joined again")
	}
	checked(t, r)
}

func TestMarksStayWhereAllWereMarked(t *testing.T) {
	r, _ := desk(t)
	ids := frames(r, 3)
	r.mark("desk", ids...)
	r.mark("blog", ids[0])
	before := unversioned(t, r)
	done := r.join(ids...)
	if !slices.Equal(done.Unmarked, []string{"blog"}) {
		t.Errorf("unmarked %q", done.Unmarked)
	}
	if d := r.entry(ids[0]).Deliveries; len(d) != 1 || d[0].Destination != "desk" {
		t.Errorf("it is marked for %+v", d)
	}
	if out := must(r.Outbox(t.Context()))(t); len(out) != 1 {
		t.Errorf("the outbox has %d", len(out))
	}
	r.undo()
	if after := unversioned(t, r); after != before {
		t.Error(firstDifference(after, before))
	}
	r.join(ids...)
	must(r.Split(t.Context(), ids[0]))(t)
	if out := must(r.Outbox(t.Context()))(t); len(out) != 1 || out[0].Entry != ids[0] {
		t.Errorf("after the split the outbox has %+v", out)
	}
}

func TestWhatWasSentOrIsUnderWayIsNotReshaped(t *testing.T) {
	for state, come := range ways {
		if state == "" || state == journal.StateMarked {
			continue
		}
		t.Run(string(state), func(t *testing.T) {
			r, _ := desk(t)
			ids := frames(r, 3)
			come(r, ids[1])
			d := r.delivery(ids[1], "desk")
			before := unversioned(t, r)
			_, err := r.Join(t.Context(), ids)
			if d.Attempts == 0 && d.DeliveredAt.IsZero() {
				r.check(err)
				return
			}
			wantsKind(t, err, journal.Conflict)
			if after := unversioned(t, r); after != before {
				t.Error(firstDifference(after, before))
			}
		})
	}
}

// TestASeriesThatWasSentStays sends a series, and what was split off one: an undo leaves them.
func TestASeriesThatWasSentStays(t *testing.T) {
	r, _ := desk(t)
	ids := frames(r, 4)
	r.join(ids[0], ids[1])
	ways[journal.StateDelivered](r, ids[0])
	for len(must(r.Acts(t.Context(), 0))(t)) > 0 {
		if undone := r.undo(); len(undone.Kept) != 1 || undone.Kept[0] != ids[0] {
			t.Errorf("undone %+v", undone)
		}
	}
	if names(r.entry(ids[0])) != "0 1" {
		t.Error("a series that was sent is taken apart")
	}
	r.join(ids[2], ids[3])
	must(r.Split(t.Context(), ids[2]))(t)
	ways[journal.StateDelivered](r, ids[3])
	for range 3 {
		if _, err := r.Undo(t.Context()); journal.KindOf(err) != journal.NotFound {
			r.check(err)
		}
	}
	if names(r.entry(ids[2])) != "2" || names(r.entry(ids[3])) != "3" {
		t.Error("what was sent is joined again")
	}
	checked(t, r)
}

func TestWhatCannotBeASeriesIsRefused(t *testing.T) {
	r := newRig(t)
	ids := frames(r, 3)
	note := r.add(journal.Entry{Caption: "쪽지"})[0]
	r.apply(journal.Patch{ID: ids[2], Rejected: pointer(true)})
	for name, tc := range map[string]struct {
		ids  []journal.ID
		kind journal.Kind
	}{
		"one":            {ids[:1], journal.Invalid},
		"none":           {nil, journal.Invalid},
		"twice the same": {[]journal.ID{ids[0], ids[0]}, journal.Invalid},
		"one photo":      {[]journal.ID{ids[0], note}, journal.Invalid},
		"some rejected":  {ids, journal.Invalid},
		"not there":      {[]journal.ID{ids[0], "NOSUCHENTR"}, journal.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := r.Join(t.Context(), tc.ids)
			wantsKind(t, err, tc.kind)
		})
	}
}

// TestAnyOperationsAreTakenBack does what a traveller may do, at random, and takes all of it back
// one by one: each time the journal is what it was, and whole.
func TestAnyOperationsAreTakenBack(t *testing.T) {
	rounds := 16
	if testing.Short() {
		rounds = 2
	}
	for seed := range rounds {
		random := rand.New(rand.NewPCG(uint64(seed), 5))
		r, _ := desk(t)
		frames(r, 7)
		var states []string
		for range 12 {
			before, acts := unversioned(t, r), len(must(r.Acts(t.Context(), 0))(t))
			what := operate(r, random)
			if len(must(r.Acts(t.Context(), 0))(t)) > acts {
				states = append(states, before)
			} else if after := unversioned(t, r); after != before {
				t.Fatalf("seed %d: %s changed something and cannot be undone: %s", seed, what, firstDifference(after, before))
			}
		}
		wantsPhotos(t, r, 7)
		for _, want := range slices.Backward(states) {
			undone := r.undo()
			if got := unversioned(t, r); got != want {
				t.Fatalf("seed %d, undo of %s: %s", seed, undone.Label, firstDifference(got, want))
			}
		}
		checked(t, r)
		wantsPhotos(t, r, 7)
		r.check(r.Close())
	}
}

// operate does one thing, which may be refused.
func operate(r *rig, random *rand.Rand) string {
	ids := must(r.IDs(r.t.Context(), journal.Query{}))(r.t)
	random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	some := ids[:min(len(ids), 1+random.IntN(3))]
	var err error
	switch what := random.IntN(8); what {
	case 0, 1, 2:
		_, err = r.Join(r.t.Context(), some)
	case 3:
		_, err = r.Split(r.t.Context(), ids[0])
	case 4:
		_, err = r.Mark(r.t.Context(), some, []string{"desk", "blog"}[random.IntN(2)], at("2030-01-01 00:00:00").Clock)
	case 5:
		_, err = r.Unmark(r.t.Context(), some, "")
	case 6:
		place := pyongyang()
		place.Source = []journal.PlaceSource{journal.PlaceHand, journal.PlaceCopied}[random.IntN(2)]
		r.apply(journal.Patch{ID: ids[0], Place: place, Taken: pointer(at(fmt.Sprintf("2013-02-25 10:%02d:00", random.IntN(60))))})
	default:
		for _, id := range some {
			r.apply(journal.Patch{
				ID: id, Caption: pointer(fmt.Sprintf("설명 %d", random.IntN(100))), Tag: &[]string{fmt.Sprintf("말%d", random.IntN(4))},
				Rating: pointer(random.IntN(6)),
			})
			break
		}
	}
	if kind := journal.KindOf(err); err != nil && kind != journal.Invalid && kind != journal.Conflict {
		r.t.Fatal(err)
	}
	return "an operation"
}

// wantsPhotos fails unless every photo is in one entry.
func wantsPhotos(t *testing.T, r *rig, n int) {
	t.Helper()
	var all []string
	for _, e := range must(r.Entries(t.Context(), journal.Query{}, journal.Page{}))(t) {
		all = append(all, strings.Fields(names(e))...)
	}
	slices.Sort(all)
	if len(slices.Compact(slices.Clone(all))) != n || len(all) != n {
		t.Errorf("the photos are %q, want %d", all, n)
	}
}
