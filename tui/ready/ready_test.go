package ready_test

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/ready"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// desk is a real journal whose marked entries lack one thing after another.
func desk(t *testing.T) (*sqlite.Store, []journal.ID) {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.Open(ctx, t.TempDir(), sqlite.Options{Create: true, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	place := &journal.Place{City: "평양", Country: "North Korea", CountryCode: "KP", Source: journal.PlaceHand}
	photo := func(name, sum string) []journal.Photo {
		return []journal.Photo{{MIME: "image/jpeg", Width: 3, Height: 2, Orientation: 1, Files: []journal.File{{
			Role: journal.RoleOriginal, Name: name, Path: "originals/" + name, SHA256: strings.Repeat(sum, 64), Bytes: 1,
		}}}}
	}
	entries := []journal.Entry{
		{Caption: "Dawn over the Taedong", Place: place, Photos: photo("DSC_1.JPG", "a")},
		{Photos: photo("DSC_2.JPG", "b")},
		{Caption: strings.Repeat("눈이 내린 김일성 광장의 아침. ", 40), Place: place},
		{Caption: "Ready", Place: place},
		{Caption: "Not marked"},
	}
	ids := make([]journal.ID, len(entries))
	for i := range entries {
		ids[i] = journal.NewID()
		entries[i].ID = ids[i]
	}
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	check(s.SaveDestination(ctx, journal.Destination{
		Name: "social", Kind: "mastodon", Settings: map[string]string{"server": "https://social.example"},
		Limits: journal.Limits{Text: 500},
	}))
	check(s.AddEntries(ctx, entries))
	for _, id := range ids[:4] { // one after another: the outbox is in the order of marking
		_, err = s.Mark(ctx, []journal.ID{id}, "social", entries[0].AddedAt)
		check(err)
	}
	return s, ids
}

func shown(t *testing.T, s *sqlite.Store, width, height int) ready.Model {
	t.Helper()
	m, cmd := ready.New(s, theme.New(true)).Resize(width, height).Show()
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	return m
}

func TestTheReadyListAtEverySize(t *testing.T) {
	s, _ := desk(t)
	for name, size := range map[string][2]int{"80x23": {80, 23}, "120x39": {120, 39}, "40x9": {40, 9}} {
		t.Run(name, func(t *testing.T) {
			view := shown(t, s, size[0], size[1]).View()
			tuitest.Fits(t, view, size[0], size[1])
			tuitest.Golden(t, "list-"+name, view)
		})
	}
	for width := range 60 {
		for height := range 14 {
			tuitest.Fits(t, shown(t, s, width+1, height+1).View(), width+1, height+1)
		}
	}
}

func TestEnterGoesWhereARowIsMended(t *testing.T) {
	s, ids := desk(t)
	m := shown(t, s, 100, 20)
	walk := []journal.ID{ids[0], ids[1], ids[2]}
	for i, want := range []tea.Msg{
		route.Caption{ID: ids[0], Walk: walk, Field: route.FieldAlt},
		route.Caption{ID: ids[1], Walk: walk, Field: route.FieldCaption},
		route.Caption{ID: ids[1], Walk: walk, Field: route.FieldAlt},
		route.Locate{IDs: []journal.ID{ids[1]}},
		route.Caption{ID: ids[2], Walk: walk, Field: route.FieldCaption},
	} {
		var got []tea.Msg
		m, got = tuitest.Feed(m, tuitest.Keys("enter")...)
		if len(got) != 1 || !same(got[0], want) {
			t.Errorf("row %d: got %+v, want %+v", i, got, want)
		}
		m, _ = tuitest.Feed(m, tuitest.Keys("j")...)
	}
}

func TestNextGoesToTheNextEntryAndRound(t *testing.T) {
	s, ids := desk(t)
	m := shown(t, s, 100, 20)
	for _, want := range []journal.ID{ids[1], ids[2], ids[0]} {
		m, _ = tuitest.Feed(m, tuitest.Keys("n")...)
		_, got := tuitest.Feed(m, tuitest.Keys("enter")...)
		if c, ok := got[0].(route.Caption); !ok || c.ID != want {
			t.Errorf("got %+v, want %s", got, want)
		}
	}
}

func TestWhatIsMendedGoesAndTheCursorStaysWithItsEntry(t *testing.T) {
	s, ids := desk(t)
	m := shown(t, s, 100, 20)
	m, _ = tuitest.Feed(m, tuitest.Keys("j")...) // no caption
	caption := "A tram on Sungri Street"
	if _, err := s.Apply(t.Context(), journal.Change{Label: "caption", Patches: []journal.Patch{{ID: ids[1], Caption: &caption}}}); err != nil {
		t.Fatal(err)
	}
	m, _ = tuitest.Feed(m, route.Changed{})
	view := tuitest.Plain(m.View())
	if strings.Contains(view, "no caption") || !strings.Contains(view, "> ∅ no alt text") || !strings.Contains(view, caption) {
		t.Errorf("got\n%s", view)
	}
}

func same(a, b tea.Msg) bool {
	ca, oka := a.(route.Caption)
	cb, okb := b.(route.Caption)
	if oka && okb {
		return ca.ID == cb.ID && ca.Field == cb.Field && len(ca.Walk) == len(cb.Walk)
	}
	la, oka := a.(route.Locate)
	lb, okb := b.(route.Locate)
	return oka && okb && la.IDs[0] == lb.IDs[0]
}

func TestWhatIsCoveredIsReadWhenItComesToFront(t *testing.T) {
	s, ids := desk(t)
	m, cmd := ready.New(s, theme.New(true)).Resize(100, 24).Show()
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	m, _ = tuitest.Feed(m, route.Covered{})
	caption := "Boats in the ice"
	if _, err := s.Apply(t.Context(), journal.Change{Patches: []journal.Patch{{ID: ids[1], Caption: &caption}}}); err != nil {
		t.Fatal(err)
	}
	m, cmd = m.Update(route.Changed{})
	if cmd != nil {
		t.Error("it is read while nobody sees it")
	}
	m, _ = tuitest.Feed(m, route.Front{})
	if view := tuitest.Plain(m.View()); strings.Contains(view, "no caption") || !strings.Contains(view, caption) {
		t.Errorf("in front again, it shows what was:\n%s", view)
	}
	if _, cmd = m.Update(route.Front{}); cmd != nil {
		t.Error("it is read though nothing changed")
	}
}
