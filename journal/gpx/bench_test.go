package gpx_test

import (
	"context"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

// inMemory is a track of one fix a second, in parts as the journal has them.
type inMemory [][]journal.Fix

func (m inMemory) Fixes(_ context.Context, from, to time.Time) ([][]journal.Fix, error) {
	var found [][]journal.Fix
	for _, s := range m {
		if !s[0].At.After(to) && !s[len(s)-1].At.Before(from) {
			found = append(found, s)
		}
	}
	return found, nil
}

// BenchmarkFind matches 100,000 photos with a track of 1,000,000 fixes.
func BenchmarkFind(b *testing.B) {
	const fixes, photos = 1_000_000, 100_000
	var track inMemory
	var part []journal.Fix
	for i := range fixes {
		part = append(part, journal.Fix{At: noon.Add(time.Duration(i) * time.Second), Point: at(39+float64(i)*1e-6, 125)})
		if len(part) == 4096 || i == fixes-1 {
			track = append(track, part)
			part = part[len(part)-1:]
		}
	}
	taken := make([]journal.Moment, photos)
	for i := range taken {
		taken[i] = journal.Moment{Clock: noon.Add(time.Duration(i)*10*time.Second + 1234*time.Millisecond), Source: journal.OffsetHand}
	}
	b.ReportAllocs()
	for b.Loop() {
		answers, err := gpx.Find(b.Context(), track, taken, gpx.Rules{}, nil)
		if err != nil || answers[photos/2].Err != nil {
			b.Fatal(err, answers[photos/2].Err)
		}
	}
}
