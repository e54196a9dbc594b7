package journal_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

func square() *journal.Place {
	alt := 31.0
	return &journal.Place{
		Point: &journal.Point{Lat: 39.01953, Lon: 125.75275}, Alt: &alt, Source: journal.PlaceExif,
		Name: "Kim Il Sung Square", City: "Pyongyang", Country: "North Korea", CountryCode: "KP",
	}
}

func TestMessageText(t *testing.T) {
	for name, tc := range map[string]struct {
		entry journal.Entry
		want  string
	}{
		"caption, place and hashtags": {
			journal.Entry{Caption: "눈이 온다.", Keywords: []string{"Pyongyang", "snow fall"}, Place: square()},
			"눈이 온다.\n\nPyongyang, North Korea\n\n#Pyongyang #snowFall",
		},
		"nothing is said twice": {
			journal.Entry{Caption: "Dawn in PYONGYANG #pyongyang", Keywords: []string{"Pyongyang"}, Place: square()},
			"Dawn in PYONGYANG #pyongyang",
		},
		"a longer hashtag is another one": {
			journal.Entry{Caption: "Dawn #PyongyangMetro", Keywords: []string{"Pyongyang"}},
			"Dawn #PyongyangMetro\n\n#Pyongyang",
		},
		"no words at all": {journal.Entry{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := journal.MessageFor(tc.entry, journal.Destination{}).Text; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestRedaction(t *testing.T) {
	taken := journal.Moment{Clock: clock("2013-02-25T16:29:31"), Offset: 9 * time.Hour, Source: journal.OffsetExif}
	for precision, tc := range map[journal.Precision]struct{ label, point, time string }{
		"":                       {"Pyongyang, North Korea", "39.01500, 125.71610", "2013-02-25T16:00:00+09:00"},
		journal.PrecisionCity:    {"Pyongyang, North Korea", "39.01500, 125.71610", "2013-02-25T16:00:00+09:00"},
		journal.PrecisionExact:   {"Kim Il Sung Square, Pyongyang, North Korea", "39.01953, 125.75275", "2013-02-25T16:29:31+09:00"},
		journal.PrecisionCountry: {"North Korea", "", "2013-02-25T00:00:00+09:00"},
		journal.PrecisionNone:    {"", "", "2013-02-25T00:00:00"},
		journal.Precision1km:     {"Pyongyang, North Korea", "39.01950, 125.75670", "2013-02-25T16:00:00+09:00"},
		journal.Precision10km:    {"North Korea", "39.01500, 125.71610", "2013-02-25T16:00:00+09:00"},
		journal.PrecisionRegion:  {"North Korea", "", "2013-02-25T00:00:00+09:00"},
	} {
		r := journal.Redaction{Place: precision}
		p, point := r.PlaceOf(square()), ""
		if p != nil && p.Point != nil {
			point = p.Point.String()
		}
		if p.Label() != tc.label || point != tc.point || r.TimeOf(taken).TakenAt() != tc.time {
			t.Errorf("%q: got %q %q %q", precision, p.Label(), point, r.TimeOf(taken).TakenAt())
		}
		if p != nil && p.Alt != nil && precision != journal.PrecisionExact {
			t.Errorf("%q: the altitude is told", precision)
		}
	}
}

func TestRedactionDoesNotAverageToTheTruth(t *testing.T) {
	seen := map[journal.Point]bool{}
	for i := range 50 {
		p := square()
		p.Point.Lat += float64(i) / 1e4
		seen[*journal.Redaction{}.PlaceOf(p).Point] = true
	}
	if len(seen) != 1 {
		t.Errorf("%d different coarse points near one place", len(seen))
	}
}

func TestHashtags(t *testing.T) {
	for in, want := range map[string][]string{
		"at #Pyongyang, #개성!":           {"#Pyongyang", "#개성"},
		"number #1 and #2013_02":        nil,
		"https://example.org/#frag a#b": nil,
		"#بيونغ_يانغ":                   {"#بيونغ_يانغ"},
	} {
		if got := journal.Hashtags(in); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"Kim Il Sung Square": "#KimIlSungSquare", "평양": "#평양", "2013": "", "25 February": "#25February", "a-b": "#aB",
	} {
		if got := journal.Hashtag(in); got != want {
			t.Errorf("Hashtag(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNormalKeywords(t *testing.T) {
	got := journal.NormalKeywords([]string{" #평양 ", "snow", "Snow", "", "#", "two  words\n", "# ＃북"})
	if want := []string{"평양", "snow", "two words", "북"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestValidate(t *testing.T) {
	for name, tc := range map[string]struct {
		entry journal.Entry
		want  journal.Kind
	}{
		"longest caption":   {journal.Entry{Caption: strings.Repeat("한", journal.MaxText)}, journal.Other},
		"one rune too many": {journal.Entry{Caption: strings.Repeat("한", journal.MaxText+1)}, journal.Invalid},
		"rating of 6":       {journal.Entry{Rating: 6}, journal.Invalid},
		"invalid UTF-8":     {journal.Entry{Alt: "\xff"}, journal.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			if got := journal.KindOf(tc.entry.Validate()); got != tc.want {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}
