package gpx_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

const nmea = "@Sonygps/ver1.0/wgs-84\r\n" +
	"$GPGGA,220000.500,3902.0340,N,12545.2580,E,1,08,0.9,27.5,M,19.6,M,,*61\r\n" +
	"$GPRMC,220000.500,A,3902.0340,N,12545.2580,E,000.5,054.7,101024,,,A*69\r\n" +
	"$GPRMC,220001.500,V,3902.0340,N,12545.2580,E,000.5,054.7,101024,,,N\r\n" +
	"$GPRMC,220002.500,A,3902.0340,S,12545.2580,W,000.5,054.7,101024,,\r\n" +
	"$GPRMC,220003.500,A,3902.0340,N,12545.2580,E,000.5,054.7,101024,,,A*00\r\n"

const records = `{"locations": [{
	"latitudeE7": 390339000, "longitudeE7": 1257543000, "accuracy": 12, "altitude": 27.5, "source": "GPS",
	"activity": [{"activity": [{"type": "WALKING", "confidence": 50}], "timestamp": "2024-10-10T22:00:01Z"}],
	"timestamp": "2024-10-10T22:00:00.500Z"
}, {"latitudeE7": -390339000, "longitudeE7": -1257543000, "accuracy": 20, "timestampMs": "1728597602500"},
{"latitudeE7": 390339000, "longitudeE7": 1257543000, "accuracy": 2000, "timestamp": "2024-10-10T22:00:03Z"}
]}`

const android = `{"semanticSegments": [
	{"startTime": "2024-10-11T07:00:00.000+09:00", "endTime": "2024-10-11T09:00:00.000+09:00", "timelinePath": [
		{"point": "39.0339°, 125.7543°", "time": "2024-10-11T07:00:00.500+09:00"}]},
	{"startTime": "2024-10-11T07:00:00.000+09:00", "visit": {"topCandidate": {"placeLocation": {"latLng": "1°, 2°"}}}}
], "rawSignals": [{"wifiScan": {}}, {"position": {"LatLng": "-39.0339°, -125.7543°", "accuracyMeters": 5,
	"altitudeMeters": 3.5, "timestamp": "2024-10-11T07:00:02.500+09:00"}},
	{"position": {"LatLng": "39.0339°, 125.7543°", "accuracyMeters": 900, "timestamp": "2024-10-11T07:00:09+09:00"}}],
"userLocationProfile": {"frequentPlaces": []}}`

const ios = `[{"startTime": "2024-10-11T07:00:00.500+09:00", "endTime": "2024-10-11T09:00:00+09:00", "timelinePath": [
	{"point": "geo:39.0339,125.7543", "durationMinutesOffsetFromStartTime": "0"}]},
{"startTime": "2024-10-11T07:00:02.500+09:00", "timelinePath": [
	{"point": "geo:-39.0339,-125.7543", "durationMinutesOffsetFromStartTime": "0"},
	{"point": "nowhere", "durationMinutesOffsetFromStartTime": "1"}]}]`

const kml = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>길</name>
<Placemark><gx:MultiTrack><gx:Track>
<when>2024-10-11T07:00:00.5+09:00</when><when>2024-10-10T22:00:02.5Z</when><when>soon</when>
<gx:coord>125.7543 39.0339 27.5</gx:coord><gx:coord>-125.7543 -39.0339 0</gx:coord><gx:coord>1 1 1</gx:coord>
</gx:Track></gx:MultiTrack></Placemark></Document></kml>`

func TestReadKnowsKindsByTheirContent(t *testing.T) {
	first := time.Date(2024, 10, 10, 22, 0, 0, 5e8, time.UTC)
	for name, tc := range map[string]struct {
		in, name string
		skipped  int
	}{
		"NMEA": {nmea, "", 1}, "Records.json": {records, "", 1}, "Timeline.json of Android": {android, "", 1},
		"Timeline.json of iOS": {"\ufeff" + ios, "", 1}, "KML": {kml, "길", 1},
	} {
		t.Run(name, func(t *testing.T) {
			track, err := parse(strings.NewReader(tc.in))
			if err != nil || track.Fixes != 2 || track.Skipped != tc.skipped || track.Name != tc.name {
				t.Fatalf("got %+v, %v", track, err)
			}
			if !track.From.Equal(first) || !track.To.Equal(first.Add(2*time.Second)) {
				t.Errorf("from %s to %s", track.From, track.To)
			}
			if got := track.Segments[0][0].Point; got.Distance(at(39.0339, 125.7543)) > 0.2 {
				t.Errorf("it is at %v", got)
			}
			last := track.Segments[len(track.Segments)-1]
			if got := last[len(last)-1].Point; got.Distance(at(-39.0339, -125.7543)) > 0.2 {
				t.Errorf("then at %v", got)
			}
		})
	}
}

func TestReadKeepsTheAltitudeOfOtherKinds(t *testing.T) {
	for name, in := range map[string]string{"NMEA": nmea, "Records.json": records, "KML": kml} {
		track, err := parse(strings.NewReader(in))
		if err != nil || track.Segments[0][0].Alt == nil || *track.Segments[0][0].Alt != 27.5 {
			t.Errorf("%s: %+v, %v", name, track, err)
		}
	}
}

func TestReadRefusesWhatIsNoTrack(t *testing.T) {
	deep := strings.Repeat(`[`, 1<<21)
	for name, in := range map[string]string{
		"words": "a walk", "other JSON": `{"a": 1}`, "a number": `[1]`, "nested for ever": `{"locations": ` + deep,
		"other nests": `{"other": ` + deep, "an endless word": `{"other": "` + strings.Repeat("a", 1<<21), "half a list": records[:300],
		"an endless line": nmea[:30] + "\n$GPRMC," + strings.Repeat("9", 1<<20), "other XML": "<svg/>",
		"JSON that ends": `{"locations": [`, "only a bracket": "{",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parse(strings.NewReader(in))
			if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
				t.Errorf("error %v, hint %q", err, journal.HintOf(err))
			}
		})
	}
}

func TestReadHandsLongSegmentsOnInPartsThatMeet(t *testing.T) {
	var b strings.Builder
	const fixes = 10_000
	for i := range fixes {
		b.WriteString(point("<time>" + noon.Add(time.Duration(i)*time.Second).Format(time.RFC3339) + "</time>"))
	}
	track, err := parse(strings.NewReader(document(b.String())))
	if err != nil || track.Fixes != fixes || len(track.Segments) != 3 {
		t.Fatalf("%d fixes in %d segments, %v", track.Fixes, len(track.Segments), err)
	}
	line := gpx.NewTimeline(track.Segments)
	for i := range fixes - 1 {
		between := noon.Add(time.Duration(i)*time.Second + time.Second/2)
		if m, err := line.Locate(between, gpx.Rules{}); err != nil || m.Gap != time.Second {
			t.Fatalf("after fix %d: %+v, %v", i, m, err)
		}
	}
}

func TestReadEndsWithTheErrorOfWhoKeeps(t *testing.T) {
	full := &journal.Error{Kind: journal.NeedsUser}
	_, err := gpx.Read(strings.NewReader(document(point("<time>2024-10-10T22:00:00Z</time>"))), func([]journal.Fix) error { return full })
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}
