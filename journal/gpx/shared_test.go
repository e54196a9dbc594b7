package gpx_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"sojourn/journal"
)

// shared returns the path of a real track, which is not part of the product.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	for ; err == nil && filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, "shared", "tracks", name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	t.Skip("the folder shared/tracks is not here")
	return ""
}

func parseShared(t *testing.T, name string) read {
	t.Helper()
	f, err := os.Open(shared(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	track, err := parse(f)
	if err != nil {
		t.Fatal(err)
	}
	return track
}

func TestParseReadsRealTracks(t *testing.T) {
	type counts struct{ segments, fixes, skipped int }
	for name, want := range map[string]counts{
		"antimeridian-gap.gpx":        {2, 211, 0},
		"around-visnjan-with-car.gpx": {1, 104, 0},
		"byte-order-mark.gpx":         {0, 0, 0},
		"cerknicko-jezero.gpx":        {7, 296, 0},
		"empty-segment.gpx":           {1, 9, 0},
		"korita-zbevnica.gpx":         {2, 513, 358},
		"no-times.gpx":                {1, 5, 291},
		"three-segments.gpx":          {3, 813, 0},
		"times-of-1901.gpx":           {1, 184, 0},
		"zone-crossing.gpx":           {1, 334, 0},
	} {
		t.Run(name, func(t *testing.T) {
			track := parseShared(t, name)
			got := counts{len(track.Segments), track.Fixes, track.Skipped}
			if got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			for _, segment := range track.Segments {
				check(t, segment)
			}
		})
	}
}

func TestLocateAgreesWithExiftool(t *testing.T) {
	exiftool, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("exiftool is not installed")
	}
	for _, tc := range []struct{ track, at string }{
		{"three-segments.gpx", "2024-03-09T23:33:20Z"},
		{"three-segments.gpx", "2024-03-09T23:35:00Z"},
		{"zone-crossing.gpx", "2024-10-10T22:04:17.5Z"},
		{"antimeridian-gap.gpx", "2024-06-30T20:06:42Z"},
		{"korita-zbevnica.gpx", ""},
		{"around-visnjan-with-car.gpx", ""},
		{"cerknicko-jezero.gpx", ""},
	} {
		t.Run(tc.track+" "+tc.at, func(t *testing.T) {
			track := parseShared(t, tc.track)
			at := middle(t, track, tc.at)
			m, err := locate(track.Segments, at, 0)
			if err != nil {
				t.Fatal(err)
			}
			want := geotag(t, exiftool, shared(t, tc.track), at)
			if d := m.Point.Distance(want); d > 1 {
				t.Errorf("at %v: %v, exiftool says %v, %.2f m away", at, m.Point, want, d)
			}
		})
	}
}

// middle is a third of the way between the longest segment's middle fix and its next one.
func middle(t *testing.T, track read, at string) time.Time {
	t.Helper()
	if at != "" {
		parsed, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		return parsed
	}
	var longest []journal.Fix
	for _, s := range track.Segments {
		if len(s) > len(longest) {
			longest = s
		}
	}
	a, b := longest[len(longest)/2], longest[len(longest)/2+1]
	return a.At.Add(b.At.Sub(a.At) / 3).Truncate(time.Millisecond)
}

func geotag(t *testing.T, exiftool, track string, at time.Time) journal.Point {
	t.Helper()
	sidecar := filepath.Join(t.TempDir(), "at.xmp")
	stamp := "-Geotime=" + at.Format("2006:01:02 15:04:05.999+00:00")
	out, err := exec.Command(exiftool, "-geotag", track, stamp, sidecar).CombinedOutput()
	if err != nil {
		t.Fatalf("exiftool: %v: %s", err, out)
	}
	out, err = exec.Command(exiftool, "-json", "-n", "-XMP:all", sidecar).Output()
	if err != nil {
		t.Fatal(err)
	}
	var read []struct{ GPSLatitude, GPSLongitude float64 }
	if err := json.Unmarshal(out, &read); err != nil || len(read) != 1 {
		t.Fatalf("%v: %s", err, out)
	}
	return journal.Point{Lat: read[0].GPSLatitude, Lon: read[0].GPSLongitude}
}
