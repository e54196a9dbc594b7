package main

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/journal/sqlite"
	"sojourn/tui/loupe"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// TestTheLoupeHintsAtWrongTimes shows entries whose times look wrong, and does what the hints say.
func TestTheLoupeHintsAtWrongTimes(t *testing.T) {
	dir := t.TempDir()
	store, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	pyongyang := &journal.Place{Point: &journal.Point{Lat: 39.0194, Lon: 125.7547}, Source: journal.PlaceHand}
	var all []journal.Entry
	add := func(model string, clock time.Time, m journal.Moment) {
		m.Clock, m.Written = clock, clock.Format(journal.WrittenLayout)
		all = append(all, journal.Entry{
			ID: journal.NewID(), Version: 1, AddedAt: clock, EditedAt: clock, Taken: m, Place: pyongyang,
			Photos: []journal.Photo{{
				Model: model, MIME: "image/jpeg", Exposure: journal.Exposure{Seconds: 1.0 / 500, FNumber: 11, ISO: 100},
				Files: []journal.File{{
					Role: journal.RoleOriginal, Name: "a.JPG", Path: string(journal.NewID()), Bytes: 1,
					SHA256: strings.Repeat("0", 54) + string(journal.NewID()),
				}},
			}},
		})
	}
	noon := time.Date(2013, 2, 25, 12, 0, 0, 0, time.UTC)
	add("D600", noon, journal.Moment{})
	add("D600", noon, journal.Moment{Offset: 8 * time.Hour, Source: journal.OffsetZone, Zone: "Asia/Shanghai"})
	add("D600", noon, journal.Moment{Offset: 9 * time.Hour, Source: journal.OffsetExif})
	for i := range 8 {
		add("D4", noon.Add(10*time.Hour+time.Duration(i)*time.Minute), journal.Moment{Offset: 9 * time.Hour, Source: journal.OffsetExif})
	}
	if err := store.AddEntries(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	gallery := picture.NewGallery(rendition.New(dir, t.TempDir()), picture.None)
	screen := loupe.New(store, gallery, theme.New(true)).WithHints(&hinter{j: &opened{store: store}}).Resize(120, 40)
	show := func(i int) string {
		var cmd tea.Cmd
		screen, cmd = screen.Show(all[i].ID, nil)
		screen, _ = tuitest.Feed(screen, tuitest.Run(cmd)...)
		return strings.Join(strings.Fields(tuitest.Plain(screen.View())), " ")
	}
	press := func(name string) (answers []tea.Msg) {
		screen, answers = tuitest.Feed(screen, tuitest.Keys(name)...)
		return answers
	}
	for i, want := range []string{
		"its zone is likely to be", "its place is in another zone:", "", "of 8 photos of this camera in daylight",
	} {
		view := show(i)
		if want == "" && strings.Contains(view, "Hint") || !strings.Contains(strings.ReplaceAll(view, "│ ", ""), want) {
			t.Errorf("entry %d does not say %q:\n%s", i, want, tuitest.Plain(screen.View()))
		}
		before, _ := store.Entry(t.Context(), all[i].ID)
		press("Z")
		after, err := store.Entry(t.Context(), all[i].ID)
		if err != nil || (after.Taken == before.Taken) != (want == "") {
			t.Errorf("entry %d: the key makes %+v of %+v, %v", i, after.Taken, before.Taken, err)
		}
		if view := show(i); strings.Contains(view, "Hint") {
			t.Errorf("what was done is hinted at again:\n%s", tuitest.Plain(screen.View()))
		}
	}
	last, _ := store.Entry(t.Context(), all[10].ID)
	if last.Taken.Adjust == 0 {
		t.Error("only one photo of the body was moved")
	}
	for _, a := range press("Z") {
		if n, ok := a.(route.Notice); ok && n.Text != "there is no hint about its time" {
			t.Errorf("without a hint the key says %q", n.Text)
		}
	}
	if undone, err := store.Undo(t.Context()); err != nil || len(undone.Entries) != 8 {
		t.Errorf("one undo takes back %d, %v", len(undone.Entries), err)
	}
}
