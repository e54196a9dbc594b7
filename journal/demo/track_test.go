package demo_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/demo"
	"sojourn/journal/gpx"
)

type tracked struct {
	gpx.Track
	segments [][]journal.Fix
}

func track(t *testing.T) (track tracked) {
	t.Helper()
	data := read(t, filepath.Join(card(t), demo.Track))
	var err error
	track.Track, err = gpx.Read(bytes.NewReader(data), func(segment []journal.Fix) error {
		track.segments = append(track.segments, segment)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return track
}

func TestTheTrackPassesWherePhotosWereTaken(t *testing.T) {
	line := gpx.NewTimeline(track(t).segments)
	missed := 0
	for _, s := range demo.Shots() {
		f, err := facts(t, s)
		if err != nil || s.Taken.IsZero() {
			continue
		}
		m, err := line.Locate(instant(t, f), gpx.Rules{})
		if !s.OnTrack {
			missed++
			if journal.KindOf(err) != journal.NotFound {
				t.Errorf("%s is found at %v: %v", s.Name(), m.Point, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", s.Name(), err)
			continue
		}
		if d := m.Point.Distance(s.Point); d > 100 {
			t.Errorf("%s is placed %.0f m off", s.Name(), d)
		}
		if m.Alt == nil {
			t.Errorf("%s has no altitude", s.Name())
		}
	}
	if missed != 1 {
		t.Errorf("%d photos are left to be placed by hand", missed)
	}
}

func TestTheBodyWithAnOffsetIsPlacedFromTheTrackAlone(t *testing.T) {
	for _, s := range demo.Shots() {
		if s.HasOffset && !s.HasPlace && !s.OnTrack {
			t.Errorf("nothing places %s", s.Name())
		}
	}
}

func TestTheTrackIsOneOfAJourney(t *testing.T) {
	tr := track(t)
	if tr.Skipped > 0 || tr.Name == "" || len(tr.segments) < 10 {
		t.Errorf("%q: %d segments, %d points skipped", tr.Name, len(tr.segments), tr.Skipped)
	}
	var last journal.Fix
	tunnels := 0
	for i, segment := range tr.segments {
		if i > 0 && !segment[0].At.After(last.At) {
			t.Errorf("segment %d begins before the one before ends", i)
		}
		for k, fix := range segment[1:] {
			if checkStep(t, segment[k], fix) > 70*time.Second {
				tunnels++
			}
		}
		last = segment[len(segment)-1]
	}
	if tunnels != 1 {
		t.Errorf("%d times there is no fix for long", tunnels)
	}
}

// checkStep knows no faster way to travel than an airliner, and no longer tunnel than the metro's.
// It returns the time between the fixes.
func checkStep(t *testing.T, a, b journal.Fix) time.Duration {
	t.Helper()
	gap := b.At.Sub(a.At)
	if gap <= 0 || gap > 70*time.Second && gap != 25*time.Minute {
		t.Errorf("from %s to the next fix it takes %s", a.At, gap)
	}
	const jitter = 15
	if speed := (a.Point.Distance(b.Point) - jitter) / gap.Seconds(); speed > 270 {
		t.Errorf("at %s it goes at %.0f m/s", a.At, speed)
	}
	return gap
}

func TestTheTrackRestsAtNight(t *testing.T) {
	zone := time.FixedZone("", 9*3600)
	for _, segment := range track(t).segments {
		for _, fix := range segment {
			if h := fix.At.In(zone).Hour(); h < 6 || h >= 22 {
				t.Errorf("there is a fix at %s", fix.At.In(zone))
			}
		}
	}
}
