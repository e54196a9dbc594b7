package adjust_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/journal/sqlite"
	"sojourn/tui/adjust"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// rig is the dialog on a journal of two bodies: three photos of a D4, one of a trip, one of a phone, and a note.
type rig struct {
	t      *testing.T
	store  *sqlite.Store
	ids    []journal.ID
	dialog adjust.Model
	said   []route.Notice
}

func newRig(t *testing.T) *rig {
	t.Helper()
	store, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	r := &rig{t: t, store: store}
	var all []journal.Entry
	for i, model := range []string{"NIKON D4", "NIKON D4", "NIKON D4", "폰 \x1b[2J", ""} {
		clock := time.Date(2013, 2, 25, 14, i, 0, 0, time.UTC)
		e := journal.Entry{
			ID: journal.NewID(), Version: 1, AddedAt: clock, EditedAt: clock, Taken: journal.Moment{
				Written: clock.Format(journal.WrittenLayout), Clock: clock, Offset: 9 * time.Hour, Source: journal.OffsetExif,
			},
		}
		if model != "" {
			file := journal.File{Role: journal.RoleOriginal, Name: "a.JPG", Path: string(e.ID), SHA256: strings.Repeat("0", 54) + string(e.ID)}
			e.Photos = []journal.Photo{{MIME: "image/jpeg", Model: model, Files: []journal.File{file}}}
		}
		if i == 0 {
			e.Trip = "겨울"
		}
		all, r.ids = append(all, e), append(r.ids, e.ID)
	}
	if err := store.AddEntries(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	r.dialog = adjust.New(store, theme.New(true)).Resize(64, 18)
	return r
}

func (r *rig) feed(msgs ...tea.Msg) {
	var answers []tea.Msg
	r.dialog, answers = tuitest.Feed(r.dialog, msgs...)
	for _, a := range answers {
		if n, ok := a.(route.Notice); ok {
			r.said = append(r.said, n)
		}
	}
}

func (r *rig) open(i int, chosen ...journal.ID) {
	var cmd tea.Cmd
	r.dialog, cmd = r.dialog.Open(r.ids[i], chosen)
	for _, msg := range tuitest.Run(cmd) {
		r.feed(msg)
	}
}

func (r *rig) view() string {
	return tuitest.Plain(strings.Join(append(append([]string{r.dialog.Title()}, r.dialog.Lines()...), r.dialog.Foot()), "\n"))
}

func (r *rig) corrected(d time.Duration) (n int) {
	for _, id := range r.ids {
		if e, err := r.store.Entry(r.t.Context(), id); err != nil || e.Taken.Adjust == d {
			n++
		}
	}
	return n
}

func (r *rig) last() route.Notice {
	r.t.Helper()
	if len(r.said) == 0 {
		r.t.Fatalf("nothing was said on\n%s", r.view())
	}
	return r.said[len(r.said)-1]
}

func TestWhatIsCorrectedIsChosen(t *testing.T) {
	for down, want := range map[int]int{0: 2, 1: 1, 2: 3, 9: 0} { // selection, trip, all of the body, none; no further
		r := newRig(t)
		r.open(0, r.ids[1], r.ids[2], r.ids[3])
		r.feed(tuitest.Type("14:00:41")...)
		for range down {
			r.feed(tuitest.Keys("down")...)
		}
		r.feed(tuitest.Keys("enter")...)
		if n := r.corrected(41 * time.Second); n != want || r.dialog.Visible() {
			t.Errorf("%d down corrects %d, not %d; it says %v", down, n, want, r.last())
		}
		if readings, err := r.store.ClockReadings(t.Context()); err != nil || len(readings) != 1 {
			t.Errorf("%d down keeps %v, %v", down, readings, err)
		}
	}
}

func TestItSaysWhatKeepsItFromOpening(t *testing.T) {
	r := newRig(t)
	r.open(4)
	if r.dialog.Visible() || journal.KindOf(r.last().Err) != journal.Invalid {
		t.Errorf("a note has no clock: %v", r.last())
	}
	r.dialog, _ = r.dialog.Open(r.ids[0], nil)
	r.feed(tuitest.Type("14:00")...)
	if r.dialog.Visible() {
		t.Error("it takes keys before it knows what it is about")
	}
}

func TestItFitsAnyRoom(t *testing.T) {
	r := newRig(t)
	r.open(3)
	r.feed(tea.PasteMsg{Content: "14:03:12\n"})
	if view := r.view(); !strings.Contains(view, "its clock was 12 s slow") || strings.Contains(view, "\x1b") {
		t.Errorf("after a paste:\n%q", view)
	}
	for _, room := range [][2]int{{1, 1}, {20, 4}, {64, 6}, {36, 9}, {64, 30}} {
		r.dialog = r.dialog.Resize(room[0], room[1]).WithTheme(theme.New(false))
		for _, l := range r.dialog.Lines() {
			if w := grapheme.Width(l); w > room[0] {
				t.Errorf("in %v a line takes %d: %q", room, w, l)
			}
		}
		if n := len(r.dialog.Lines()); n > max(3, room[1]) {
			t.Errorf("in %v there are %d lines", room, n)
		}
	}
}
