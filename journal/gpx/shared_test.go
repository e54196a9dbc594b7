package gpx_test

import (
	"os"
	"path/filepath"
	"testing"
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
