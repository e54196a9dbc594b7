package main

import (
	"slices"
	"testing"
	"time"

	"sojourn/journal"
)

func TestSizesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int64{
		"5MB": 5_000_000, "6KB/s": 6_000, "300k": 300_000, "1.5 MB": 1_500_000, "2MiB": 2 << 20, "1GB": 1e9, "700": 700, "9B": 9,
		"": 0, "-5MB": 0, "much": 0, "5XB": 0, "0": 0, "1e9": 0, "99999999999999TB": 0, "5MB5": 0,
	} {
		var s sizeFlag
		err := s.Set(text)
		if (err == nil) != (want > 0) || int64(s) != want {
			t.Errorf("%q is %d, %v; want %d", text, s, err, want)
		}
		if err != nil && journal.HintOf(err) == "" {
			t.Errorf("%q is refused without a hint", text)
		}
	}
}

func TestATimeThatWasTypedTakesTheOffsetThatIsKnown(t *testing.T) {
	written := journal.Moment{
		Written: "2013-02-25T08:00:00", Clock: time.Date(2013, 2, 25, 8, 0, 0, 0, time.UTC), Adjust: time.Minute,
	}
	exif := written
	exif.Offset, exif.Source = 9*time.Hour, journal.OffsetExif
	seoul, err := time.LoadLocation("Asia/Seoul")
	if err != nil {
		t.Fatal(err)
	}
	zoned := written.InZone(seoul)
	for name, tc := range map[string]struct {
		typed string
		had   journal.Moment
		want  string // TakenAt, then its source; "" where it is refused
	}{
		"an offset that is typed":            {"2013-02-25T08:30:00-05:00", exif, "2013-02-25T08:30:00-05:00 hand"},
		"an offset behind a blank":           {"2013-02-25 08:30 +08:30", written, "2013-02-25T08:30:00+08:30 hand"},
		"the camera's offset":                {"2013-02-25 08:30", exif, "2013-02-25T08:30:00+09:00 exif"},
		"the zone's offset at the new time":  {"1988-07-01 08:30", zoned, "1988-07-01T08:30:00+10:00 zone"},
		"no offset is known":                 {"2013-02-25 08:30", written, ""},
		"nothing is known":                   {"2013-02-25T08:30:00", journal.Moment{}, ""},
		"nothing is known, offset is typed":  {"2013-02-25T08:30Z", journal.Moment{}, "2013-02-25T08:30:00Z hand"},
		"a fraction, to the microsecond":     {"2013-02-25T08:30:00.1234567+09:00", exif, "2013-02-25T08:30:00.123456+09:00 hand"},
		"the correction is not added to it":  {"2013-02-25T08:30:01", exif, "2013-02-25T08:30:01+09:00 exif"},
		"a day that is none is not accepted": {"2013-02-30T08:30:01Z", exif, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var f timeFlag
			err := f.Set(tc.typed)
			m := tc.had
			if err == nil {
				m, err = f.moment(tc.had)
			}
			switch {
			case tc.want == "" && (journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == ""):
				t.Errorf("%v, want Invalid with a hint", err)
			case tc.want != "" && m.TakenAt()+" "+m.TakenAtSource() != tc.want:
				t.Errorf("%s %s, %v; want %s", m.TakenAt(), m.TakenAtSource(), err, tc.want)
			case m.Written != tc.had.Written:
				t.Errorf("what the camera wrote became %q", m.Written)
			}
		})
	}
}

func TestEveryZoneThatIsOfferedIsTaken(t *testing.T) {
	names := zoneNames()
	if len(names) < 400 || !slices.IsSorted(names) {
		t.Errorf("%d zones, sorted %v", len(names), slices.IsSorted(names))
	}
	for _, name := range names {
		var z zoneFlag
		if err := z.Set(name); err != nil || z.String() != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"", "Local", "Pyongyang", "Mars/Olympus", "../etc/passwd"} {
		var z zoneFlag
		if err := z.Set(name); journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
			t.Errorf("%q: %v, want Invalid with a hint", name, err)
		}
	}
	if like := zonesLike("new york"); len(like) != 1 || like[0] != "America/New_York" {
		t.Errorf("like new york: %v", like)
	}
}

func TestKeywordsAreSplitAtTheCommasOfAnyScript(t *testing.T) {
	got := journal.NormalKeywords(splitKeywords("#평양, New York،عربي，dawn、dawn,,"))
	want := []string{"평양", "New York", "عربي", "dawn"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestShellQuoting(t *testing.T) {
	for text, want := range map[string]string{
		"import": "import", "/a/b-c.gpx": "/a/b-c.gpx", "평양": "평양", "two words": "'two words'", "it's": `'it'\''s'`,
		"": "''", "$x": "'$x'", "a;b": "'a;b'", "\x1b[1m": "'␛[1m'", "첫 빛": "'첫 빛'",
	} {
		if got := shellQuote(text); got != want {
			t.Errorf("%q is quoted %s, want %s", text, got, want)
		}
	}
}

func TestAPlaceIsMeantWithoutADoubt(t *testing.T) {
	at := func(city string, people int, metres float64) journal.Candidate {
		return journal.Candidate{Place: journal.Place{City: city}, Population: people, Distance: metres}
	}
	for name, tc := range map[string]struct {
		words string
		list  []journal.Candidate
		want  bool
	}{
		"the only one":                 {"Kaesong", []journal.Candidate{at("Kaesong", 300_000, -1)}, true},
		"by far the largest":           {"paris", []journal.Candidate{at("Paris", 2_100_000, -1), at("Paris", 25_000, -1)}, true},
		"two alike":                    {"springfield", []journal.Candidate{at("Springfield", 160_000, -1), at("Springfield", 150_000, -1)}, false},
		"by far the nearest":           {"newton", []journal.Candidate{at("Newton", 10_000, 4_000), at("Newton", 90_000, 900_000)}, true},
		"both far away":                {"newton", []journal.Candidate{at("Newton", 10_000, 400_000), at("Newton", 9_000, 4_000_000)}, false},
		"others are called otherwise":  {"Kaesong", []journal.Candidate{at("Kaesong", 300_000, -1), at("Kaesong-dong", 200_000, -1)}, true},
		"only begun":                   {"kae", []journal.Candidate{at("Kaesong", 300_000, -1), at("Kaechon", 200_000, -1)}, false},
		"only begun, but the only one": {"kaes", []journal.Candidate{at("Kaesong", 300_000, -1)}, true},
		"another script":               {"평양", []journal.Candidate{at("Pyongyang", 3_200_000, -1), at("Pyongyang", 1_000, -1)}, true},
	} {
		if got := isClear(tc.words, tc.list); got != tc.want {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}
