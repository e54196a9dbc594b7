package locate_test

import (
	"fmt"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// BenchmarkKey is a letter typed and taken back: two searches and their frames.
func BenchmarkKey(b *testing.B) {
	j := square(b)
	for _, size := range [][2]int{{80, 23}, {200, 59}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			m := typed(show(b, j, size[0], size[1], j.ids[1]), "sa")
			story := append(tuitest.Type("n"), tuitest.Keys("backspace")...)
			for b.Loop() {
				m, _ = tuitest.Feed(m, story...)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(2*b.N), "µs/key")
		})
	}
}

// BenchmarkPlaceMany places 10,000 photos, and that is taken back outside the measured time.
func BenchmarkPlaceMany(b *testing.B) {
	j := newTrip(b)
	j.frame("Breakfast", at(pyongyang))
	entries, ids := make([]journal.Entry, 10_000), make([]journal.ID, 10_000)
	for i := range entries {
		ids[i] = journal.ID(fmt.Sprintf("MANYS%05d", i))
		entries[i] = journal.Entry{
			ID: ids[i], Caption: "사진", Version: 1, AddedAt: time.Unix(1361750400, 0),
			Taken: journal.Moment{Clock: time.Date(2013, 2, 26, 9, 0, i, 0, time.UTC)},
		}
	}
	if err := j.AddEntries(b.Context(), entries); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		_, answers := press(show(b, j, 80, 23, ids...), "enter")
		if count[route.Back](answers) != 1 {
			b.Fatal(answers)
		}
		b.StopTimer()
		if _, err := j.Undo(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
