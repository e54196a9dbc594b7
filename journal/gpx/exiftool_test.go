package gpx_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

var tracksOfOthers = []string{
	"antimeridian-gap.gpx", "around-visnjan-with-car.gpx", "cerknicko-jezero.gpx", "empty-segment.gpx",
	"korita-zbevnica.gpx", "three-segments.gpx", "times-of-1901.gpx", "zone-crossing.gpx",
}

// TestLocateAgreesWithExiftool compares every place that the tracks tell with `exiftool -geotag`, which
// has other rules: it goes on for half an hour beyond a track's ends, and from one segment to the next.
func TestLocateAgreesWithExiftool(t *testing.T) {
	exiftool, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("exiftool is not installed")
	}
	for _, name := range tracksOfOthers {
		t.Run(name, func(t *testing.T) {
			compare(t, exiftool, shared(t, name), probes(parseShared(t, name)))
		})
	}
	t.Run("a card of make-trip", func(t *testing.T) { compareTrip(t, exiftool) })
}

// probes are times in and around every segment.
func probes(t read) []time.Time {
	random := rand.New(rand.NewPCG(7, 7))
	var times []time.Time
	for _, s := range t.Segments {
		first, last := s[0].At, s[len(s)-1].At
		for range 12 {
			at := first.Add(time.Duration(random.Float64() * float64(last.Sub(first))))
			times = append(times, at.Truncate(10*time.Millisecond))
		}
		times = append(times, first, last, first.Add(-time.Minute), last.Add(time.Minute), last.Add(40*time.Minute))
	}
	return times
}

// compare asks both about times, and prints where they differ and why.
func compare(t *testing.T, exiftool, track string, times []time.Time) {
	t.Helper()
	file, err := os.Open(track)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	tr, err := parse(file)
	if err != nil {
		t.Fatal(err)
	}
	line := gpx.NewTimeline(tr.Segments)
	theirs := geotag(t, exiftool, track, times)
	same, differ, farthest := 0, map[string]int{}, 0.0
	for i, at := range times {
		m, err := line.Locate(at, gpx.Rules{})
		switch {
		case err != nil && theirs[i] == nil:
			same++
		case err != nil:
			differ["we do not guess: "+reason(tr.Segments, at)]++
		case theirs[i] == nil:
			t.Errorf("at %s: %v, exiftool says nothing", at, m.Point)
		default:
			d := m.Point.Distance(*theirs[i])
			farthest = max(farthest, d)
			why := explained(tr.Segments, at, m)
			switch {
			case d <= 1:
				same++
			case why != "":
				differ[why]++
			default:
				t.Errorf("at %s: %v, exiftool says %v, %.2f m away", at, m.Point, theirs[i], d)
			}
		}
	}
	t.Logf("%d of %d the same; farthest %.2f m", same, len(times), farthest)
	for why, n := range differ {
		t.Logf("%d differ: %s", n, why)
	}
}

// reason is the rule by which nothing is told.
func reason(segments [][]journal.Fix, at time.Time) string {
	first, last := segments[0][0].At, segments[0][0].At
	for _, s := range segments {
		if s[0].At.Before(first) {
			first = s[0].At
		}
		if end := s[len(s)-1].At; end.After(last) {
			last = end
		}
		if s[0].At.Before(at) && s[len(s)-1].At.After(at) {
			return "in a gap of a segment that is too long"
		}
	}
	if at.Before(first) || at.After(last) {
		return "beyond the ends of the track"
	}
	return "between two segments"
}

// explained says why a place may be another than exiftool's; "" where it may not.
func explained(segments [][]journal.Fix, at time.Time, m gpx.Match) string {
	twice, crosses := 0, false
	for _, s := range segments {
		for i, f := range s {
			if i > 0 && f.At.Equal(s[i-1].At) && f.At.Sub(at).Abs() <= m.Gap+time.Second {
				return "fixes of one time: exiftool keeps the last, we use both"
			}
			crosses = crosses || i > 0 && s[i-1].At.Before(at) && !f.At.Before(at) && f.Point.Lon*s[i-1].Point.Lon < -30000
		}
		if !s[0].At.After(at) && !s[len(s)-1].At.Before(at) {
			twice++
		}
	}
	switch {
	case twice > 1:
		return "two segments at once: exiftool mixes them, we take the one with the nearest fix"
	case crosses:
		return "across the date line"
	}
	return ""
}

// compareTrip asks about the photos of a card as they were taken.
func compareTrip(t *testing.T, exiftool string) {
	root := filepath.Dir(filepath.Dir(shared(t, tracksOfOthers[0])))
	cards := t.TempDir()
	sources, err := filepath.Glob(filepath.Join(root, "photos", "camera", "*.jpg"))
	if err != nil || len(sources) == 0 {
		t.Skip("there are no photos to make a card of")
	}
	command := exec.Command("go", append([]string{"run", ".", "-n", "60", "-size", "small", "-out", cards}, sources...)...)
	command.Dir = filepath.Join(root, "photos", "make-trip")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("make-trip: %v", err)
	}
	var times []time.Time
	var photos []struct{ TakenAt time.Time }
	if err := json.Unmarshal(out, &photos); err != nil {
		t.Fatal(err)
	}
	for _, p := range photos {
		times = append(times, p.TakenAt.UTC())
	}
	if len(times) < 40 {
		t.Fatalf("the manifest has %d times", len(times))
	}
	compare(t, exiftool, filepath.Join(cards, "TRACK.GPX"), times)
}

// geotag is what exiftool says of times, all in one run; nil is nothing.
func geotag(t *testing.T, exiftool, track string, times []time.Time) []*journal.Point {
	t.Helper()
	dir := t.TempDir()
	for i, at := range times {
		packet := fmt.Sprintf(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`+
			`<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="%s"/></rdf:RDF></x:xmpmeta>`,
			at.Format("2006-01-02T15:04:05.000Z07:00"))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.xmp", i)), []byte(packet), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// Where it finds nothing it says so, and ends with 1.
	said, _ := exec.Command(exiftool, "-q", "-overwrite_original", "-geotag", track, "-Geotime<XMP-xmp:CreateDate", dir).CombinedOutput()
	out, err := exec.Command(exiftool, "-json", "-n", "-GPSLatitude", "-GPSLongitude", "-ext", "xmp", dir).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	var read []struct {
		SourceFile                string
		GPSLatitude, GPSLongitude *float64
	}
	if err := json.Unmarshal(out, &read); err != nil || len(read) != len(times) {
		t.Fatalf("%v: %d of %d", err, len(read), len(times))
	}
	points := make([]*journal.Point, len(times))
	for _, r := range read {
		var i int
		if _, err := fmt.Sscanf(filepath.Base(r.SourceFile), "%05d.xmp", &i); err != nil {
			t.Fatal(err)
		}
		if r.GPSLatitude != nil && r.GPSLongitude != nil {
			points[i] = &journal.Point{Lat: *r.GPSLatitude, Lon: *r.GPSLongitude}
		}
	}
	return points
}
