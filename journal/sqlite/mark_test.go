package sqlite_test

import (
	"slices"
	"testing"
	"time"

	"sojourn/journal"
)

// desk is a journal with two destinations and entries that are marked for neither.
func desk(t testing.TB, captions ...string) (*rig, []journal.ID) {
	t.Helper()
	r := newRig(t)
	for _, name := range []string{"desk", "blog"} {
		r.check(r.SaveDestination(t.Context(), journal.Destination{Name: name, Kind: "folder"}))
	}
	var entries []journal.Entry
	for _, c := range captions {
		entries = append(entries, journal.Entry{Caption: c})
	}
	return r, r.add(entries...)
}

func (r *rig) mark(destination string, ids ...journal.ID) int {
	r.t.Helper()
	n := 0
	for _, one := range must(r.Mark(r.t.Context(), ids, destination, time.Time{}))(r.t) {
		n += one.New
	}
	return n
}

// delivery returns how id stands with a destination; the zero Delivery where it is not marked.
func (r *rig) delivery(id journal.ID, destination string) journal.Delivery {
	r.t.Helper()
	for _, d := range r.entry(id).Deliveries {
		if d.Destination == destination {
			return d
		}
	}
	return journal.Delivery{}
}

func (r *rig) wantsState(id journal.ID, want journal.State) {
	r.t.Helper()
	if got := r.delivery(id, "desk").State; got != want {
		r.t.Errorf("the delivery is %q, want %q", got, want)
	}
}

func (r *rig) hold(id journal.ID, state journal.State) {
	r.t.Helper()
	r.check(r.Hold(r.t.Context(), id, "desk", state, "이유", time.Time{}))
}

// ways lead a new entry's delivery to desk to a state.
var ways = map[journal.State]func(r *rig, id journal.ID){
	"":                  func(*rig, journal.ID) {},
	journal.StateMarked: func(r *rig, id journal.ID) { r.mark("desk", id) },
	journal.StateReady: func(r *rig, id journal.ID) {
		r.mark("desk", id)
		r.check(r.Freeze(r.t.Context(), frozen(r, id, "desk")))
	},
	journal.StateHeld:     func(r *rig, id journal.ID) { r.mark("desk", id); r.hold(id, journal.StateHeld) },
	journal.StateNeedsYou: func(r *rig, id journal.ID) { r.mark("desk", id); r.hold(id, journal.StateNeedsYou) },
	journal.StateSending:  func(r *rig, id journal.ID) { r.mark("desk", id); begun(r, id, "desk") },
	journal.StateUnknown: func(r *rig, id journal.ID) {
		r.mark("desk", id)
		begun(r, id, "desk")
		r.hold(id, journal.StateUnknown)
	},
	journal.StateDelivered: func(r *rig, id journal.ID) { r.mark("desk", id); deliver(r, id, "desk") },
	journal.StateChanged:   func(r *rig, id journal.ID) { r.mark("desk", id); deliver(r, id, "desk"); r.caption(id, "고침") },
	journal.StateWithdrawing: func(r *rig, id journal.ID) {
		r.mark("desk", id)
		deliver(r, id, "desk")
		must(r.Withdraw(r.t.Context(), []journal.Delivery{r.delivery(id, "desk")}))(r.t)
	},
	journal.StateWithdrawn: func(r *rig, id journal.ID) {
		r.mark("desk", id)
		deliver(r, id, "desk")
		r.check(r.Withdrawn(r.t.Context(), id, "desk", time.Date(2013, 3, 1, 6, 0, 0, 0, time.UTC)))
	},
}

func TestMarkAndUnmarkInEveryState(t *testing.T) {
	const none = journal.State("")
	for from, want := range map[journal.State]struct {
		marked, unmarked journal.State
		n, un            int
		conflict         bool
	}{
		none:                   {journal.StateMarked, none, 1, 0, false},
		journal.StateMarked:    {journal.StateMarked, none, 0, 1, false},
		journal.StateReady:     {journal.StateReady, none, 0, 1, false},
		journal.StateHeld:      {journal.StateHeld, none, 0, 1, false},
		journal.StateNeedsYou:  {journal.StateMarked, none, 1, 1, false},
		journal.StateSending:   {journal.StateSending, journal.StateSending, 0, 0, true},
		journal.StateUnknown:   {journal.StateUnknown, journal.StateUnknown, 0, 0, true},
		journal.StateDelivered: {journal.StateDelivered, journal.StateDelivered, 0, 0, true},
		journal.StateChanged:   {journal.StateChanged, journal.StateDelivered, 0, 1, false},

		journal.StateWithdrawing: {journal.StateWithdrawing, journal.StateDelivered, 0, 1, false},
		journal.StateWithdrawn:   {journal.StateMarked, journal.StateWithdrawn, 1, 0, true},
	} {
		t.Run("mark "+string(from), func(t *testing.T) {
			r, ids := desk(t, "평양")
			ways[from](r, ids[0])
			r.wantsState(ids[0], from)
			before := r.delivery(ids[0], "desk")
			if n := r.mark("desk", ids[0]); n != want.n {
				t.Errorf("%d marked, want %d", n, want.n)
			}
			r.wantsState(ids[0], want.marked)
			if want.n == 1 {
				r.undo()
				if got := r.delivery(ids[0], "desk"); got != before {
					t.Errorf("after undo %+v, want %+v", got, before)
				}
			}
		})
		t.Run("unmark "+string(from), func(t *testing.T) {
			r, ids := desk(t, "평양")
			ways[from](r, ids[0])
			before := r.delivery(ids[0], "desk")
			n, err := r.Unmark(t.Context(), ids, "desk")
			if n != want.un || (journal.KindOf(err) == journal.Conflict) != want.conflict {
				t.Errorf("%d unmarked, %v", n, err)
			}
			r.wantsState(ids[0], want.unmarked)
			if want.un == 1 {
				r.undo()
				if got := r.delivery(ids[0], "desk"); got != before {
					t.Errorf("after undo %+v, want %+v", got, before)
				}
			}
		})
	}
}

func TestMarksAreOneActAndCounted(t *testing.T) {
	r, ids := desk(t, "하나", "둘", "셋")
	if n := r.mark("desk", ids[0], ids[1], ids[0]); n != 2 {
		t.Errorf("%d marked", n)
	}
	r.mark("blog", ids...)
	if n := must(r.Unmark(t.Context(), ids, ""))(t); n != 3 {
		t.Errorf("%d unmarked", n)
	}
	if open := must(r.Outbox(t.Context()))(t); len(open) != 0 {
		t.Errorf("still in the outbox: %+v", open)
	}
	if undone := r.undo(); undone.Label != "unmark 3 entries" || len(undone.Entries) != 3 {
		t.Errorf("undone %+v", undone)
	}
	open := must(r.Outbox(t.Context()))(t)
	if len(open) != 5 || open[0].Entry != ids[0] || open[0].Destination != "desk" || open[4].Entry != ids[2] {
		t.Errorf("the outbox is %+v", open)
	}
	r = r.again()
	r.undo()
	if undone := r.undo(); undone.Label != "mark 2 entries for desk" {
		t.Errorf("undone %+v", undone)
	}
	if open := must(r.Outbox(t.Context()))(t); len(open) != 0 {
		t.Errorf("still in the outbox: %+v", open)
	}
}

func TestAMarkThatWasSentMeanwhileStays(t *testing.T) {
	r, ids := desk(t, "하나", "둘", "셋", "넷")
	r.mark("desk", ids...)
	deliver(r, ids[0], "desk")
	begun(r, ids[1], "desk")
	r.check(r.Freeze(t.Context(), frozen(r, ids[2], "desk")))
	undone := r.undo()
	slices.Sort(undone.Kept)
	want := []journal.ID{ids[0], ids[1]}
	slices.Sort(want)
	if !slices.Equal(undone.Kept, want) || len(undone.Entries) != 2 {
		t.Errorf("undone %+v", undone)
	}
	for i, state := range []journal.State{journal.StateDelivered, journal.StateSending, "", ""} {
		r.wantsState(ids[i], state)
	}
}

func TestSomeThatCannotBeUnmarkedAreSkipped(t *testing.T) {
	r, ids := desk(t, "하나", "둘")
	r.mark("desk", ids...)
	deliver(r, ids[0], "desk")
	if n := must(r.Unmark(t.Context(), ids, ""))(t); n != 1 {
		t.Errorf("%d unmarked", n)
	}
	if n := must(r.Unmark(t.Context(), ids[1:], ""))(t); n != 0 {
		t.Errorf("%d unmarked that were not marked", n)
	}
}

func TestAnEmbargoIsSetAndStays(t *testing.T) {
	r, ids := desk(t, "보도 제한")
	when := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	if m := must(r.Mark(t.Context(), ids, "desk", when))(t); m[0].New != 1 {
		t.Errorf("marked %+v", m)
	}
	if n := r.mark("desk", ids...); n != 0 || !r.delivery(ids[0], "desk").NotBefore.Equal(when) {
		t.Errorf("%d marked, not before %v", n, r.delivery(ids[0], "desk").NotBefore)
	}
	later := when.Add(time.Hour)
	if m := must(r.Mark(t.Context(), ids, "desk", later))(t); m[0].New != 1 || !r.delivery(ids[0], "desk").NotBefore.Equal(later) {
		t.Errorf("marked %+v, not before %v", m, r.delivery(ids[0], "desk").NotBefore)
	}
	r.undo()
	if got := r.delivery(ids[0], "desk").NotBefore; !got.Equal(when) {
		t.Errorf("after undo not before %v", got)
	}
}

func TestMarksNeedWhatTheyName(t *testing.T) {
	r, ids := desk(t, "하나")
	_, err := r.Mark(t.Context(), ids, "nowhere", time.Time{})
	wantsKind(t, err, journal.NotFound)
	_, err = r.Mark(t.Context(), append(ids, "Q000000000"), "desk", time.Time{})
	wantsKind(t, err, journal.NotFound)
	if len(r.entry(ids[0]).Deliveries) != 0 {
		t.Error("half of it was marked")
	}
	_, err = r.Undo(t.Context())
	wantsKind(t, err, journal.NotFound)
}

func TestWhatWasRefusedAndIsMarkedAgainKeepsItsDispatch(t *testing.T) {
	r, ids := desk(t, "하나")
	r.mark("desk", ids[0])
	a := begun(r, ids[0], "desk")
	a.EndedAt, a.Outcome, a.Reason = time.Now(), journal.StateNeedsYou, "거절"
	r.check(r.End(t.Context(), a, time.Time{}))
	r.mark("desk", ids[0])
	if d := r.delivery(ids[0], "desk"); d.State != journal.StateMarked || d.Dispatch != a.Dispatch || d.Attempts != 1 || d.Reason != "" {
		t.Errorf("got %+v", d)
	}
	r.check(r.Begin(t.Context(), journal.Attempt{Dispatch: a.Dispatch, Number: 2, Key: a.Key, BeganAt: time.Now()}))
}
