package journal_test

import (
	"testing"
	"time"

	"sojourn/journal"
)

// dawn is an entry of which all is known.
func dawn() journal.Entry {
	return journal.Entry{
		Taken: journal.Moment{
			Clock: time.Date(2013, 2, 25, 8, 47, 12, 0, time.UTC), Offset: 9 * time.Hour, Source: journal.OffsetZone,
		},
		Headline: "눈 오는 아침", Credits: journal.Credits{Byline: "김민지"},
		Place: &journal.Place{
			Name: "김일성 광장", City: "Pyongyang", Region: "Pyongyang-si", Country: "North Korea", CountryCode: "KP",
		},
		Photos: []journal.Photo{{Make: "FUJIFILM", Model: "X-T5"}},
	}
}

func TestVariablesFollowTheRedaction(t *testing.T) {
	const exact, city, country, none = journal.PrecisionExact, journal.PrecisionCity, journal.PrecisionCountry, journal.PrecisionNone
	for name, tc := range map[string]struct {
		place      journal.Precision
		text, want string
	}{
		"all of the place":                {exact, "{place}, {city}, {region}, {country}", "김일성 광장, Pyongyang, Pyongyang-si, North Korea"},
		"the city only":                   {city, "{place}, {city}, {country}", "Pyongyang, North Korea"},
		"the country only":                {country, "{place}, {city}, {country}", "North Korea"},
		"no place":                        {none, "눈. {place}, {city}, {country}", "눈."},
		"the last one":                    {city, "눈, {city}, {place}.", "눈, Pyongyang."},
		"in the middle":                   {city, "Dawn at {place}, {city}", "Dawn at Pyongyang"},
		"in brackets":                     {city, "Dawn ({place})", "Dawn"},
		"on a line of its own":            {city, "Dawn\n{place}\nSnow", "Dawn\n\nSnow"},
		"a Korean particle":               {city, "{city}의 {place}", "Pyongyang의"},
		"the time to the minute":          {exact, "{date}, {time}, {weekday}", "25 February 2013, 08:47, Monday"},
		"minutes are kept back":           {city, "{date}, {time}", "25 February 2013"},
		"the hour is not":                 {city, "{date:2006-01-02}, {time:15}h", "2013-02-25, 08h"},
		"the hour is, without a city":     {country, "{weekday}, {time:15}", "Monday"},
		"a layout":                        {exact, "{date:Jan 2, 2006} {time:3:04 PM}", "Feb 25, 2013 8:47 AM"},
		"who and what":                    {none, "{headline} ({byline}, {camera})", "눈 오는 아침 (김민지, FUJIFILM X-T5)"},
		"a number":                        {none, "{seq}/12", "3/12"},
		"a brace":                         {none, "{{city} {{", "{city} {"},
		"what is no variable's name":      {none, "{1} {도시} {} { city }", "{1} {도시} {} { city }"},
		"a maker that is in the model":    {none, "{camera}", "FUJIFILM X-T5"},
		"two that are kept back together": {none, "{place}, {city}", ""},
	} {
		t.Run(name, func(t *testing.T) {
			v := journal.ValuesFor(dawn(), journal.Destination{Redaction: journal.Redaction{Place: tc.place}})
			v.Seq = 3
			got, blanks := journal.Resolve(tc.text, v)
			if got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
			wantsBlanks(t, got, blanks, nil)
		})
	}
}

func TestWhatHasNoValueIsTold(t *testing.T) {
	for name, tc := range map[string]struct {
		entry journal.Entry
		text  string
		want  []string
	}{
		"a name that is misspelt":     {dawn(), "{citty}, {city}", []string{"{citty}"}},
		"a layout where none belongs": {dawn(), "{city:upper}", []string{"{city:upper}"}},
		"nothing is known":            {journal.Entry{}, "{place}{city}{date}{byline}{headline}{camera}", []string{"{place}", "{city}", "{date}", "{byline}", "{headline}", "{camera}"}},
		"a number is always known":    {journal.Entry{}, "{seq}", nil},
	} {
		t.Run(name, func(t *testing.T) {
			for _, place := range []journal.Precision{journal.PrecisionExact, journal.PrecisionNone} {
				d := journal.Destination{Redaction: journal.Redaction{Place: place}}
				if place == journal.PrecisionNone && tc.entry.Place != nil {
					continue // it would be kept back
				}
				got, blanks := journal.Resolve(tc.text, journal.ValuesFor(tc.entry, d))
				wantsBlanks(t, got, blanks, tc.want)
			}
		})
	}
}

func TestAMessageIsWrittenOut(t *testing.T) {
	e := dawn()
	e.Headline = "=kis= at {time:15}h"
	e.Caption = "{headline}: =kis#3= in {city}. #눈"
	e.Alt = "{place} in snow"
	e.Keywords = []string{"{city}", "=대동=", "pyongyang", "눈"}
	m, blanks := journal.Written(e, journal.Destination{}, roster(0), 1)
	if len(blanks) > 0 {
		t.Errorf("blanks %+v", blanks)
	}
	if m.Headline != "Kim Il Sung Square at 08h" || m.Alt != "in snow" {
		t.Errorf("%+v", m)
	}
	if want := "Kim Il Sung Square at 08h: 김일성 광장 in Pyongyang. #눈\n\n#Pyongyang #대동강"; m.Text != want {
		t.Errorf("text %q, want %q", m.Text, want)
	}
	e.Keywords, e.Headline = []string{"=x="}, "{headline}"
	_, blanks = journal.Written(e, journal.Destination{}, roster(0), 1)
	var fields []journal.TextField
	for _, b := range blanks {
		fields = append(fields, b.Field)
	}
	if len(fields) != 2 || fields[0] != journal.FieldHeadline || fields[1] != journal.FieldKeywords {
		t.Errorf("blanks in %q", fields)
	}
}
