package sqlite_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"sojourn/journal"
)

func fix(minute int, lat, lon float64, alt *float64) journal.Fix {
	return journal.Fix{
		At: time.Date(2013, 2, 25, 10, minute, 0, 0, time.UTC), Point: journal.Point{Lat: lat, Lon: lon}, Alt: alt,
	}
}

func track(hash string, segments ...[]journal.Fix) journal.Track {
	return journal.Track{Name: "대동강", SHA256: hash, Segments: segments}
}

func same(a, b journal.Fix) bool {
	altitudes := a.Alt == nil && b.Alt == nil || a.Alt != nil && b.Alt != nil && math.Abs(*a.Alt-*b.Alt) < 0.001
	return a.At.Equal(b.At) && math.Abs(a.Point.Lat-b.Point.Lat) < 1e-7 && math.Abs(a.Point.Lon-b.Point.Lon) < 1e-7 && altitudes
}

func TestTracksComeBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	var fixes []journal.Fix
	for i := range 5000 {
		f := fix(0, random.Float64()*180-90, random.Float64()*360-180, nil)
		f.At = f.At.Add(time.Duration(i)*time.Second + time.Duration(random.IntN(999))*time.Microsecond)
		if random.IntN(3) > 0 {
			f.Alt = pointer(random.Float64()*9000 - 400)
		}
		fixes = append(fixes, f)
	}
	r := newRig(t)
	if !must(r.AddTrack(t.Context(), track("a", fixes)))(t) {
		t.Error("not added")
	}
	got := must(r.again().Fixes(t.Context(), fixes[0].At, fixes[0].At))(t)
	if len(got) != 1 || len(got[0]) != len(fixes) {
		t.Fatalf("%d segments", len(got))
	}
	for i := range fixes {
		if !same(got[0][i], fixes[i]) {
			t.Fatalf("fix %d is %+v, want %+v", i, got[0][i], fixes[i])
		}
	}
}

func TestSegmentsThatOverlapATimeAndTheNearestBesideItAreFound(t *testing.T) {
	r := newRig(t)
	p := func(minute int) journal.Fix { return fix(minute, 39.0339, 125.7543, pointer(12.5)) }
	added := track("a", []journal.Fix{p(0), p(10)}, []journal.Fix{}, []journal.Fix{p(30), p(20)})
	if !must(r.AddTrack(t.Context(), added))(t) || must(r.AddTrack(t.Context(), added))(t) {
		t.Error("the same file was not kept once")
	}
	must(r.AddTrack(t.Context(), track("b", []journal.Fix{p(5), p(25)})))(t)
	for name, tc := range map[string]struct {
		from, to int
		want     []int // the minutes of the first fixes
	}{
		"before all":            {-9, -1, []int{0}},
		"the begin of one":      {-9, 0, []int{0, 5}},
		"inside two":            {6, 7, []int{0, 5, 30}},
		"the end of one":        {10, 10, []int{0, 5, 30}},
		"one that is unordered": {26, 29, []int{5, 30}},
		"all":                   {-9, 99, []int{0, 5, 30}},
		"behind all":            {31, 99, []int{30}},
	} {
		t.Run(name, func(t *testing.T) {
			got := must(r.Fixes(t.Context(), p(tc.from).At, p(tc.to).At))(t)
			if len(got) != len(tc.want) {
				t.Fatalf("got %v", got)
			}
			for i, minute := range tc.want {
				if got[i][0].At.Minute() != minute || got[i][0].Point != p(0).Point || *got[i][0].Alt != 12.5 {
					t.Errorf("got %+v", got[i][0])
				}
			}
		})
	}
}

func TestWhatIsNoTrackIsRefused(t *testing.T) {
	r := newRig(t)
	for name, f := range map[string]journal.Fix{
		"no time": {Point: *point(1, 1)}, "no position": fix(0, 0, 0, nil), "off the Earth": fix(0, 91, 0, nil),
	} {
		_, err := r.AddTrack(t.Context(), track("a", []journal.Fix{f}))
		if journal.KindOf(err) != journal.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := r.AddTrack(t.Context(), journal.Track{Name: "\xff"})
	wantsKind(t, err, journal.Invalid)
}
