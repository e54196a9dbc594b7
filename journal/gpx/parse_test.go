package gpx_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

func document(points string) string {
	return `<?xml version="1.0"?><gpx version="1.1"><trk><name>길</name><trkseg>` +
		points + `</trkseg></trk></gpx>`
}

// read is a track in memory.
type read struct {
	gpx.Track
	Segments [][]journal.Fix
}

func parse(r io.Reader) (t read, err error) {
	t.Track, err = gpx.Read(r, func(fixes []journal.Fix) error {
		t.Segments = append(t.Segments, fixes)
		return nil
	})
	return t, err
}

func point(body string) string { return `<trkpt lat="39.03" lon="125.75">` + body + `</trkpt>` }

func TestParseReadsTheTimeOfAPoint(t *testing.T) {
	for in, want := range map[string]string{
		"2024-10-10T22:00:00Z":           "2024-10-10T22:00:00Z",
		"2024-10-11T07:00:00+09:00":      "2024-10-10T22:00:00Z",
		"2024-10-11T06:30:00.5+08:30":    "2024-10-10T22:00:00.5Z",
		"2024-10-10T18:30:00.123-03:30":  "2024-10-10T22:00:00.123Z",
		"2024-10-11T03:45:00.25+0545":    "2024-10-10T22:00:00.25Z",
		"2024-10-10T22:00:00":            "2024-10-10T22:00:00Z",
		" \n2024-10-10 22:00:00.75 ":     "2024-10-10T22:00:00.75Z",
		"1901-12-13T20:45:52.2073437Z":   "1901-12-13T20:45:52.2073437Z",
		"2024-10-10T22:00:00.123456789Z": "2024-10-10T22:00:00.123456789Z",
	} {
		track, err := parse(strings.NewReader(document(point("<time>" + in + "</time>"))))
		if err != nil || track.Fixes != 1 {
			t.Errorf("%q: %v, %v", in, track, err)
			continue
		}
		got := track.Segments[0][0].At
		if got.Format(time.RFC3339Nano) != want || got.Location() != time.UTC {
			t.Errorf("%q: %v, want %s", in, got, want)
		}
	}
}

func TestParseSkipsAndCountsWhatIsNoFix(t *testing.T) {
	const timed = "<time>2024-10-10T22:00:00Z</time>"
	for name, body := range map[string]string{
		"no time":                   point("<ele>1</ele>"),
		"an empty time":             point("<time></time>"),
		"no instant":                point("<time>2024-02-30T00:00:00Z</time>"),
		"words for a time":          point("<time>어제</time>"),
		"a time in extensions only": point("<extensions>" + timed + "</extensions>"),
		"no position":               `<trkpt>` + timed + `</trkpt>`,
		"beyond the pole":           `<trkpt lat="90.1" lon="0">` + timed + `</trkpt>`,
		"NaN":                       `<trkpt lat="NaN" lon="1">` + timed + `</trkpt>`,
		"infinity":                  `<trkpt lat="1" lon="-Inf">` + timed + `</trkpt>`,
		"zero and zero":             `<trkpt lat="0" lon="0.0">` + timed + `</trkpt>`,
		"a comma for a point":       `<trkpt lat="39,03" lon="125,75">` + timed + `</trkpt>`,
	} {
		t.Run(name, func(t *testing.T) {
			track, err := parse(strings.NewReader(document(body)))
			if err != nil || track.Skipped != 1 || len(track.Segments) != 0 {
				t.Errorf("got %+v, %v", track, err)
			}
		})
	}
}

func TestParseUnderstandsAnyEncoding(t *testing.T) {
	doc := document(point("<time>2024-10-10T22:00:00Z</time>"))
	nameless := strings.ReplaceAll(doc, "<trk><name>길</name>",
		"<metadata><name>여행</name></metadata><trk>")
	latin := strings.ReplaceAll(doc, `?>`, ` encoding="ISO-8859-1"?>`)
	for name, tc := range map[string]struct{ in, want string }{
		"UTF-8":                        {doc, "길"},
		"a byte-order mark":            {"\ufeff" + doc, "길"},
		"UTF-16, big end first":        {"\xfe\xff" + wide(doc, 0), "길"},
		"UTF-16, little end first":     {"\xff\xfe" + wide(doc, 1), "길"},
		"UTF-16 claimed, UTF-8 in it":  {strings.ReplaceAll(doc, "?>", ` encoding='utf-16'?>`), "길"},
		"Latin-1":                      {strings.ReplaceAll(latin, "길", "Sk\xe5ne"), "Skåne"},
		"no UTF-8 where it should be":  {strings.ReplaceAll(doc, "길", "Sk\xe5ne"), "Sk\ufffdne"},
		"a name over two lines":        {strings.ReplaceAll(doc, "길", " a\n b\t"), "a  b"},
		"a name with an escape in it":  {strings.ReplaceAll(doc, "길", "a&#x9b;31mb"), "a31mb"},
		"no name of its own: the file": {nameless, "여행"},
		"a track's before the file's":  {strings.ReplaceAll(doc, "<trk>", "<name>파일</name><trk>"), "길"},
	} {
		t.Run(name, func(t *testing.T) {
			track, err := parse(strings.NewReader(tc.in))
			if err != nil || track.Name != tc.want || track.Fixes != 1 {
				t.Errorf("got %+v, %v", track, err)
			}
		})
	}
}

// wide writes the basic plane as UTF-16; low is where the low byte goes.
func wide(s string, low int) string {
	var b strings.Builder
	for _, r := range s {
		pair := [2]byte{}
		pair[low], pair[1-low] = byte(r>>8), byte(r)
		b.Write(pair[:])
	}
	return b.String()
}

func TestParseKeepsSegmentsApartAndInOrder(t *testing.T) {
	at := func(minute string) string {
		return point("<time>2024-10-10T22:" + minute + ":00Z</time>")
	}
	doc := document(at("03") + at("01") + at("02") + `</trkseg><trkseg></trkseg><trkseg/><trkseg>` +
		at("00") + `</trkseg></trk><trk><trkseg>` + at("05"))
	track, err := parse(strings.NewReader(doc))
	if err != nil || len(track.Segments) != 3 {
		t.Fatalf("got %+v, %v", track, err)
	}
	var got []int
	for _, fix := range track.Segments[0] {
		got = append(got, fix.At.Minute())
	}
	if len(got) != 3 || got[0] != 1 || got[1] != 2 || got[2] != 3 {
		t.Errorf("minutes %v", got)
	}
}

func TestParseNamesWhatIsBroken(t *testing.T) {
	good := point("<time>2024-10-10T22:00:00Z</time>")
	endless := strings.Repeat("한", 1<<20)
	for name, tc := range map[string]struct {
		in    string
		fixes int
	}{
		"nothing":                  {"", 0},
		"no XML":                   {"\x89PNG\r\n\x1a\n", 0},
		"HTML":                     {"<!doctype html><html><body>로그인</body></html>", 0},
		"an unknown encoding":      {`<?xml version="1.0" encoding="x-klingon"?><gpx/>`, 0},
		"cut inside a point":       {document(good + good)[:150], 1},
		"cut after a point":        {strings.TrimSuffix(document(good), "</trkseg></trk></gpx>"), 1},
		"an endless point":         {document(good + point("<desc>"+endless+"</desc>")), 1},
		"an endless text":          {document(good + endless), 1},
		"elements nested too deep": {document(good + strings.Repeat("<a>", 1000)), 1},
		"an entity bomb":           {`<!DOCTYPE g [<!ENTITY a "x">]><gpx><name>&a;</name></gpx>`, 0},
	} {
		t.Run(name, func(t *testing.T) {
			track, err := parse(strings.NewReader(tc.in))
			if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
				t.Errorf("error %v, hint %q", err, journal.HintOf(err))
			}
			if track.Fixes != tc.fixes {
				t.Errorf("%d fixes, want %d", track.Fixes, tc.fixes)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(document(point("<ele>27.5</ele><time>2024-10-11T07:00:00.5+09:00</time>"))))
	f.Add([]byte("\ufeff<gpx><trk><trkseg><trkpt lat='90' lon='-180'><time>1901-12-13T20:45:52Z"))
	f.Add([]byte("\xff\xfe<\x00g\x00p\x00x\x00"))
	for _, other := range []string{nmea, records, android, ios, kml} {
		f.Add([]byte(other))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		track, err := parse(strings.NewReader(string(data)))
		if err != nil && journal.Visible(err.Error()) != err.Error() {
			t.Errorf("the error %q is not safe to print", err)
		}
		if track.Name != journal.CleanLine(track.Name) {
			t.Errorf("the name %q is not clean", track.Name)
		}
		for _, segment := range track.Segments {
			check(t, segment)
		}
	})
}

func check(t *testing.T, segment []journal.Fix) {
	t.Helper()
	if len(segment) == 0 {
		t.Error("an empty segment")
	}
	for i, fix := range segment {
		if !fix.Point.Valid() || fix.At.Location() != time.UTC {
			t.Errorf("fix %+v", fix)
		}
		if i > 0 && fix.At.Before(segment[i-1].At) {
			t.Errorf("fix %d goes back in time", i)
		}
	}
}
