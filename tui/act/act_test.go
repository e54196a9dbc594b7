package act_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/act"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// rig is a journal of five photos, the first of which was taken in Pyongyang.
type rig struct {
	*sqlite.Store
	t   *testing.T
	ids []journal.ID
	act *act.Hands
}

func newRig(t *testing.T) *rig {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := &rig{Store: s, t: t, act: act.New(s)}
	if err := s.SaveDestination(t.Context(), journal.Destination{Name: "site", Kind: "folder"}); err != nil {
		t.Fatal(err)
	}
	var entries []journal.Entry
	for i := range 5 {
		e := journal.Entry{
			ID: journal.ID(fmt.Sprintf("ENTRY0000%d", i)), Version: 1, AddedAt: time.Unix(1e9, 0),
			Taken: journal.Moment{Clock: time.Date(2013, 2, 25, 9, i, 0, 0, time.UTC)},
		}
		e.Photos = []journal.Photo{{Files: []journal.File{{Role: journal.RoleOriginal, Name: fmt.Sprintf("DSC_%d.JPG", i), SHA256: fmt.Sprint(i)}}}}
		if i == 0 {
			e.Place = &journal.Place{
				Point: &journal.Point{Lat: 39.03, Lon: 125.75}, Source: journal.PlaceExif, Name: "대동강", City: "Pyongyang", Country: "North Korea",
			}
		}
		entries, r.ids = append(entries, e), append(r.ids, e.ID)
	}
	if err := s.AddEntries(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	return r
}

// press presses a key on the entries of these numbers and returns what is told.
func (r *rig) press(name string, on ...int) (done act.Done, notice string, told []tea.Msg) {
	r.t.Helper()
	var ids []journal.ID
	for _, n := range on {
		ids = append(ids, r.ids[n])
	}
	k, _ := keys.Press(name)
	done, cmd := r.act.Press(k, keys.NewAct(), act.Target{At: r.ids[on[0]], IDs: ids, Walk: r.ids})
	for _, msg := range tuitest.Run(cmd) {
		if n, ok := msg.(route.Notice); ok {
			if n.Err != nil {
				r.t.Fatal(n.Err)
			}
			notice = n.Text
			continue
		}
		told = append(told, msg)
	}
	return done, notice, told
}

func (r *rig) entry(n int) journal.Entry {
	r.t.Helper()
	e, err := r.Entry(r.t.Context(), r.ids[n])
	if err != nil {
		r.t.Fatal(err)
	}
	return e
}

func (r *rig) wants(notice, want string) {
	r.t.Helper()
	if notice != want {
		r.t.Errorf("it says %q, want %q", notice, want)
	}
}

func TestRatings(t *testing.T) {
	r := newRig(t)
	done, notice, told := r.press("3", 1)
	if done != (act.Done{Mine: true, Verdict: act.Rated, Rating: 3}) || notice != "" {
		t.Errorf("one rating: %+v, %q", done, notice)
	}
	if c, ok := told[0].(route.Changed); !ok || !slices.Equal(c.IDs, r.ids[1:2]) {
		t.Errorf("it tells %v", told)
	}
	if got := r.entry(1).Rating; got != 3 {
		t.Errorf("it is rated %d", got)
	}
	_, notice, _ = r.press("3", 0, 1, 2)
	r.wants(notice, "rated 2 photos ★3, 1 had it already; u undoes it")
	_, notice, _ = r.press("3", 0, 1, 2)
	r.wants(notice, "all 3 photos are rated ★3 already")
	_, notice, _ = r.press("0", 0, 1, 2, 3)
	r.wants(notice, "took the rating of 3 photos away; u undoes it")
	if _, err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	for n, want := range []int{3, 3, 3, 0} {
		if got := r.entry(n).Rating; got != want {
			t.Errorf("after the undo, photo %d is rated %d, want %d", n, got, want)
		}
	}
}

func TestRejectionIsTakenBackByTheSameKey(t *testing.T) {
	r := newRig(t)
	if done, _, _ := r.press("x", 2); done.Verdict != act.Rejected || !r.entry(2).Rejected {
		t.Error("x does not reject")
	}
	r.press("x", 2)
	if r.entry(2).Rejected {
		t.Error("x twice does not take it back")
	}
	r.press("x", 0)
	_, notice, _ := r.press("x", 0, 1, 2)
	r.wants(notice, "rejected 2 photos, 1 was already; u undoes it")
	_, notice, _ = r.press("x", 0, 1, 2)
	r.wants(notice, "rejected no more: 3 photos; u undoes it")
}

func TestThePlaceOfTheFrameBefore(t *testing.T) {
	r := newRig(t)
	if _, notice, told := r.press("P", 0); !strings.HasPrefix(notice, "no frame before") || told != nil {
		t.Errorf("the first frame: %q, %v", notice, told)
	}
	_, notice, _ := r.press("P", 2)
	r.wants(notice, "placed 1 photo as the frame before: 대동강, Pyongyang, North Korea; u undoes it")
	if p := r.entry(2).Place; p == nil || p.Source != journal.PlaceCopied || p.Point.Lat != 39.03 {
		t.Errorf("the place is %+v", p)
	}
	hand := journal.Place{Point: &journal.Point{Lat: 37.9, Lon: 126.5}, Source: journal.PlaceHand, City: "Kaesong"}
	if _, err := r.Apply(t.Context(), journal.Change{Patches: []journal.Patch{{ID: r.ids[3], Place: &hand}}}); err != nil {
		t.Fatal(err)
	}
	_, notice, _ = r.press("P", 1, 2, 3)
	r.wants(notice, "placed 1 photo as the frame before: 대동강, Pyongyang, North Korea; 1 keeps a better place; u undoes it")
	if got := r.entry(3).Place.City; got != "Kaesong" {
		t.Errorf("a typed place was replaced by %s", got)
	}
	_, notice, _ = r.press("P", 1, 2)
	r.wants(notice, "nothing was placed: it is 대동강, Pyongyang, North Korea already")
	r.press("P", 3)
	if got := r.entry(3).Place.City; got != "Pyongyang" {
		t.Errorf("one photo alone was meant, and stays in %s", got)
	}
}

func TestSeveralAreJoinedAndOneIsSplit(t *testing.T) {
	r := newRig(t)
	_, notice, told := r.press("J", 1)
	r.wants(notice, "one photo is no series; select several in the sheet, then J joins them")
	if told != nil {
		t.Errorf("it tells %v", told)
	}
	_, notice, told = r.press("J", 3, 1, 2)
	r.wants(notice, "joined 3 entries to a series of 3 photos; u undoes it")
	if len(told) != 2 || fmt.Sprint(told[0]) != fmt.Sprint(route.Reshaped{ID: r.ids[1]}) {
		t.Errorf("it tells %v", told)
	}
	if _, err := r.Mark(t.Context(), r.ids[1:2], "site", time.Time{}); err != nil {
		t.Fatal(err)
	}
	_, notice, told = r.press("J", 1)
	r.wants(notice, "split the series into 3 entries, only the first stays marked; u undoes it")
	if fmt.Sprint(told[0]) != fmt.Sprint(route.Reshaped{ID: r.ids[1], Parts: r.ids[1:4]}) {
		t.Errorf("it tells %v", told)
	}
	_, notice, _ = r.press("J", 1, 2)
	r.wants(notice, "joined 2 entries to a series of 2 photos, not marked for site as not all were; u undoes it")
}

func TestThePaceIsToldToEveryScreen(t *testing.T) {
	r := newRig(t)
	_, notice, told := r.press("A", 0)
	r.wants(notice, "after a rating: stay on the photo")
	if len(told) != 1 || told[0] != (route.Pace{Stay: true}) {
		t.Errorf("it tells %v", told)
	}
}

func TestOtherKeysOpenScreens(t *testing.T) {
	r := newRig(t)
	for key, want := range map[string]tea.Msg{
		"c": route.Caption{ID: r.ids[2], Walk: r.ids},
		"a": route.Caption{ID: r.ids[2], Walk: r.ids, Field: route.FieldAlt},
		"t": route.Caption{ID: r.ids[2], Walk: r.ids, Field: route.FieldKeywords},
		"p": route.Locate{IDs: r.ids[2:4]},
		"m": route.Mark{IDs: r.ids[2:4]},
		"M": route.Mark{IDs: r.ids[2:4], Choose: true},
		"U": route.Unmark{IDs: r.ids[2:4]},
		"u": route.Undo{},
	} {
		done, _, told := r.press(key, 2, 3)
		if !done.Mine || len(told) != 1 || fmt.Sprint(told[0]) != fmt.Sprint(want) {
			t.Errorf("%s answers %v, want %v", key, told, want)
		}
	}
	if done, _, told := r.press("j", 2); done.Mine || told != nil {
		t.Error("a key of others is taken")
	}
}

func TestTheEditorOpensInsideTheSelection(t *testing.T) {
	r := newRig(t)
	k, _ := keys.Press("c")
	_, cmd := r.act.Press(k, keys.NewAct(), act.Target{At: r.ids[0], IDs: r.ids[2:4], Walk: r.ids[2:4]})
	if got := tuitest.Run(cmd)[0].(route.Caption).ID; got != r.ids[2] {
		t.Errorf("it opens on %s", got)
	}
}

// TestActsAreDoneInTheOrderOfTheKeys runs the commands of later keys first, as a program may.
func TestActsAreDoneInTheOrderOfTheKeys(t *testing.T) {
	r := newRig(t)
	var cmds []tea.Cmd
	for _, name := range []string{"1", "5", "2", "4"} {
		k, _ := keys.Press(name)
		_, cmd := r.act.Press(k, keys.NewAct(), act.Target{At: r.ids[0], IDs: r.ids[:1]})
		cmds = append(cmds, cmd)
	}
	for _, cmd := range slices.Backward(cmds) {
		cmd()
	}
	if got := r.entry(0).Rating; got != 4 {
		t.Errorf("the last key was 4, the rating is %d", got)
	}
}

func TestAFailureIsToldAndTheScreenReadsAgain(t *testing.T) {
	r := newRig(t)
	k, _ := keys.Press("3")
	_, cmd := r.act.Press(k, keys.NewAct(), act.Target{At: "NOSUCHENTR", IDs: []journal.ID{"NOSUCHENTR"}})
	var kinds []string
	for _, msg := range tuitest.Run(cmd) {
		switch msg := msg.(type) {
		case route.Notice:
			kinds = append(kinds, fmt.Sprint("notice ", journal.KindOf(msg.Err) == journal.NotFound))
		case route.Changed:
			kinds = append(kinds, "changed")
		}
	}
	if !slices.Equal(kinds, []string{"notice true", "changed"}) {
		t.Errorf("it tells %v", kinds)
	}
}
