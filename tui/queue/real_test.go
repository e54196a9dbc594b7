package queue_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/queue"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// TestADeliverysWayIsShown goes with one entry through a real journal: marked, frozen, under way,
// arrived, edited; and with another one back out of the outbox.
func TestADeliverysWayIsShown(t *testing.T) {
	s, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "test", Create: true})
	check(t, err)
	defer s.Close()
	check(t, s.SaveDestination(t.Context(), journal.Destination{Name: "site", Kind: "folder", Default: true}))
	ids := []journal.ID{"ENTRY00001", "ENTRY00002"}
	for i, caption := range []string{"대동강의 새벽", "Kaesong"} {
		check(t, s.AddEntries(t.Context(), []journal.Entry{{
			ID: ids[i], Caption: caption, AddedAt: noon, Version: 1,
			Taken: journal.Moment{Clock: time.Date(2013, 2, 25, 9, i, 0, 0, time.UTC)},
		}}))
	}
	_, err = s.Mark(t.Context(), ids, "site", time.Time{})
	check(t, err)

	m, cmd := queue.New(s, theme.New(true)).Resize(80, 23).Show()
	m, _ = tuitest.Feed(m, append(tuitest.Run(cmd), route.Beat{At: time.Now()})...)
	expect := func(want ...string) {
		t.Helper()
		var answers []tea.Msg
		m, answers = tuitest.Feed(m, tea.Msg(route.Changed{}))
		for _, a := range answers {
			if n, ok := a.(route.Notice); ok {
				t.Fatal(n.Err)
			}
		}
		got := strings.Join(strings.Fields(tuitest.Plain(m.View())), " ")
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Fatalf("%q is missing in\n%s", w, tuitest.Plain(m.View()))
			}
		}
	}
	expect("2 to send", "○ marked 대동강의 새벽", "○ marked Kaesong")

	m, answers := press(m, "G", "x")
	unmark, ok := answers[len(answers)-1].(route.Unmark)
	if !ok {
		t.Fatalf("x answers %v", answers)
	}
	_, err = s.Unmark(t.Context(), unmark.IDs, unmark.Destination)
	check(t, err)
	expect("1 to send", "> ○ marked 대동강의 새벽")

	for _, held := range []bool{true, false} {
		m, answers = press(m, "H")
		asked, ok := answers[len(answers)-1].(route.Hold)
		if !ok || asked.Release == held {
			t.Fatalf("H answers %v", answers)
		}
		until := time.Time{}
		if held {
			until = journal.ByHand
		}
		_, err = s.Embargo(t.Context(), asked.IDs, asked.Destination, until)
		check(t, err)
		if held {
			expect("until released", "held until H lets it go")
		}
	}
	expect("at the next sync")

	d := journal.Dispatch{
		ID: strings.Repeat("A", 26), Entry: ids[0], Destination: "site", Version: 1, FrozenAt: noon,
		Message: journal.Message{Text: strings.Repeat("글", 400)},
	}
	check(t, s.Freeze(t.Context(), d))
	expect("1 to send · 1.2 KB", "○ ready 대동강의 새벽 1.2 KB at the next sync")

	attempt := journal.Attempt{Dispatch: d.ID, Number: 1, Key: "k", BeganAt: noon}
	check(t, s.Begin(t.Context(), attempt))
	m, _ = press(m, "tab")
	expect("▶ sending 대동강의 새벽", "under way")

	attempt.EndedAt, attempt.Outcome, attempt.Bytes = noon.Add(time.Minute), journal.StateDelivered, 1200
	check(t, s.Arrive(t.Context(), attempt, journal.Receipt{
		Entry: ids[0], Destination: "site", Dispatch: d.ID, RemoteID: "7", At: noon.Add(time.Minute),
		URL: "file:///home/ed/site/7.html", SHA256: strings.Repeat("0", 64),
	}))
	expect("Nothing waits")
	m, _ = press(m, "d")
	expect("1 delivered", "✓ delivered 대동강의 새벽", "file:///home/ed/site/7.html")

	edited := "대동강의 아침"
	_, err = s.Apply(t.Context(), journal.Change{
		Label: "caption", Patches: []journal.Patch{{ID: ids[0], Caption: &edited}},
	})
	check(t, err)
	m, _ = press(m, "g")
	expect("✎ changed since 대동강의 아침", "✓ delivered 대동강의 아침")
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// BenchmarkReadReal reads an outbox of 10,000 from a real journal.
func BenchmarkReadReal(b *testing.B) {
	s, err := sqlite.Open(b.Context(), b.TempDir(), sqlite.Options{Version: "test", Create: true})
	check(b, err)
	defer s.Close()
	check(b, s.SaveDestination(b.Context(), journal.Destination{Name: "site", Kind: "folder", Default: true}))
	entries, ids := make([]journal.Entry, 10_000), make([]journal.ID, 10_000)
	for i := range entries {
		ids[i] = journal.ID(fmt.Sprintf("ENTRY%05d", i))
		entries[i] = journal.Entry{
			ID: ids[i], Caption: "사진", AddedAt: noon, Version: 1,
			Taken: journal.Moment{Clock: time.Date(2013, 2, 25, 9, i, 0, 0, time.UTC)},
		}
	}
	check(b, s.AddEntries(b.Context(), entries))
	_, err = s.Mark(b.Context(), ids, "site", time.Time{})
	check(b, err)
	m, cmd := queue.New(s, theme.New(true)).Resize(80, 23).Show()
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	for b.Loop() {
		m, _ = tuitest.Feed(m, tea.Msg(route.Changed{}))
	}
}
