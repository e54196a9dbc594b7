package gpx_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

var noon = time.Date(2024, 6, 30, 12, 0, 0, 0, time.UTC)

func at(lat, lon float64) journal.Point { return journal.Point{Lat: lat, Lon: lon} }

func fix(minutes float64, lat, lon float64) journal.Fix {
	since := time.Duration(minutes * float64(time.Minute))
	return journal.Fix{At: noon.Add(since), Point: at(lat, lon)}
}

func locate(segments [][]journal.Fix, at time.Time, gap time.Duration) (gpx.Match, error) {
	return gpx.NewTimeline(segments).Locate(at, gpx.Rules{MaxGap: gap})
}

func of(segments ...[]journal.Fix) [][]journal.Fix { return segments }

func TestLocateGoesAlongTheGreatCircle(t *testing.T) {
	for name, tc := range map[string]struct {
		a, b journal.Fix
		at   float64
		want journal.Point
	}{
		"on the first fix":             {fix(0, 39, 125), fix(10, 40, 126), 0, at(39, 125)},
		"on the last fix":              {fix(0, 39, 125), fix(10, 40, 126), 10, at(40, 126)},
		"along a meridian":             {fix(0, 39, 125), fix(10, 40, 125), 5, at(39.5, 125)},
		"a quarter of the equator's":   {fix(0, 0, 10), fix(20, 0, 14), 5, at(0, 11)},
		"eastward over the date line":  {fix(0, 0, 179), fix(10, 0, -179), 7.5, at(0, -179.5)},
		"westward over the date line":  {fix(0, 0, -179), fix(10, 0, 179), 7.5, at(0, 179.5)},
		"over the north pole":          {fix(0, 89, 30), fix(10, 89, -150), 7.5, at(89.5, -150)},
		"over the south pole":          {fix(0, -89, 0), fix(10, -89, 180), 2.5, at(-89.5, 0)},
		"from the pole itself":         {fix(0, 90, 77), fix(10, 80, -20), 5, at(85, -20)},
		"standing still":               {fix(0, 39, 125), fix(10, 39, 125), 3, at(39, 125)},
		"north of a parallel's middle": {fix(0, 60, 0), fix(10, 60, 90), 5, at(67.792346, 45)},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := locate([][]journal.Fix{{tc.a, tc.b}}, fix(tc.at, 0, 0).At, 0)
			if err != nil {
				t.Fatal(err)
			}
			if d := m.Point.Distance(tc.want); d > 0.1 {
				t.Errorf("got %v, %.1f m from %v", m.Point, d, tc.want)
			}
		})
	}
}

func TestLocateRefusesToGuess(t *testing.T) {
	walk := []journal.Fix{fix(0, 39, 125), fix(10, 39.1, 125), fix(50, 39.2, 125)}
	later := []journal.Fix{fix(60, 39.3, 125), fix(65, 39.4, 125)}
	opposite := []journal.Fix{fix(0, 0, 10), fix(2, 0, -170)}
	for name, tc := range map[string]struct {
		segments [][]journal.Fix
		at       float64
		gap      time.Duration
		want     string
	}{
		"before the first fix":      {of(walk), -14.5, 0, "nearest fix 14 min away"},
		"a second after the last":   {of(later), 65 + 1.0/60, 0, "nearest fix 1 s away"},
		"in a gap that is too long": {of(walk), 35, 0, "nearest fix 15 min away, in a gap of 40 min"},
		"in a gap longer than told": {of(walk), 5, 9 * time.Minute, "nearest fix 5 min away, in a gap of 10 min"},
		"between two segments":      {of(walk, later), 56, time.Hour, "nearest fix 4 min away"},
		"the day before":            {of(walk), -1440, 0, "nearest fix 1 day away"},
		"years before":              {of(walk), -1440 * 1000, 0, "nearest fix 1000 days away"},
		"hours after":               {of(walk), 250, 0, "nearest fix 3 h 20 min away"},
		"no track":                  {nil, 0, 0, "there is no track in the journal"},
		"empty segments":            {[][]journal.Fix{{}, nil}, 0, 0, "there is no track in the journal"},
		"between two ends of Earth": {of(opposite), 1, 0, "nearest fix 1 min away, in a gap of 2 min"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := locate(tc.segments, fix(tc.at, 0, 0).At, tc.gap)
			if journal.KindOf(err) != journal.NotFound || !strings.HasSuffix(err.Error(), tc.want) {
				t.Errorf("got %v, want %q", err, tc.want)
			}
		})
	}
}

func TestLocateInAGapOfExactlyTheMaximum(t *testing.T) {
	m, err := locate([][]journal.Fix{{fix(0, 39, 125), fix(30, 40, 125)}}, fix(15, 0, 0).At, 0)
	if err != nil || m.Gap != gpx.MaxGap || m.Nearest != gpx.MaxGap/2 {
		t.Errorf("got %+v, %v", m, err)
	}
}

func TestLocateTakesFixesInAnyOrder(t *testing.T) {
	twice := fix(10, 39.1, 125)
	mixed := []journal.Fix{twice, fix(0, 39, 125), fix(20, 39.2, 125), twice}
	given := slices.Clone(mixed)
	m, err := locate([][]journal.Fix{mixed}, fix(15, 0, 0).At, 0)
	if err != nil || math.Abs(m.Point.Lat-39.15) > 1e-4 {
		t.Errorf("got %+v, %v", m, err)
	}
	if !slices.Equal(mixed, given) {
		t.Error("the caller's segment was changed")
	}
}

func TestLocatePrefersTheNearestFixWhereSegmentsOverlap(t *testing.T) {
	coarse := []journal.Fix{fix(0, 10, 10), fix(20, 10, 10)}
	fine := []journal.Fix{fix(9, 39, 125), fix(11, 39, 125)}
	for _, segments := range [][][]journal.Fix{{coarse, fine}, {fine, coarse}} {
		if m, err := locate(segments, fix(10, 0, 0).At, 0); err != nil || m.Point.Lat < 38 {
			t.Errorf("got %+v, %v", m, err)
		}
	}
}

func TestLocateInterpolatesAltitude(t *testing.T) {
	low, high := 20.0, 1020.0
	a, b := fix(0, 39, 125), fix(10, 39.1, 125)
	a.Alt, b.Alt = &low, &high
	m, err := locate([][]journal.Fix{{a, b}}, fix(2.5, 0, 0).At, 0)
	if err != nil || m.Alt == nil || math.Abs(*m.Alt-270) > 1e-6 {
		t.Errorf("got %+v, %v", m, err)
	}
	b.Alt = nil
	m, err = locate([][]journal.Fix{{a, b}}, fix(2.5, 0, 0).At, 0)
	if err != nil || m.Alt != nil {
		t.Errorf("with one altitude: %+v, %v", m, err)
	}
	if p := m.Place(); p.Source != journal.PlaceTrack || *p.Point != m.Point {
		t.Errorf("place %+v", p)
	}
}
