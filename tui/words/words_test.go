package words_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

func TestAmountsAreSaidInWords(t *testing.T) {
	for name, tc := range map[string]struct{ got, want string }{
		"no bytes":                       {words.Bytes(0), "0 B"},
		"bytes":                          {words.Bytes(999), "999 B"},
		"a thousand bytes":               {words.Bytes(1000), "1 KB"},
		"two figures":                    {words.Bytes(1_234_567), "1.2 MB"},
		"no decimal from ten on":         {words.Bytes(34_400_000), "34 MB"},
		"what rounds up to ten":          {words.Bytes(9_960_000), "10 MB"},
		"what rounds up to a thousand":   {words.Bytes(999_900), "1 MB"},
		"more than there are units for":  {words.Bytes(1_234_000_000_000_000), "1,234 TB"},
		"bytes below nothing":            {words.Bytes(-5), "0 B"},
		"a slow link":                    {words.Rate(6_250), "6.3 KB/s"},
		"a link that does not move":      {words.Rate(0), "0 B/s"},
		"one":                            {words.Count(1, "photo"), "1 photo"},
		"several":                        {words.Count(2, "photo"), "2 photos"},
		"none":                           {words.Count(0, "photo"), "no photos"},
		"thousands":                      {words.Count(1204, "entry"), "1,204 entries"},
		"a plural after a vowel":         {words.Count(3, "day"), "3 days"},
		"a plural after a hiss":          {words.Count(2, "match"), "2 matches"},
		"a million":                      {words.Number(1_000_000), "1,000,000"},
		"a number below nothing":         {words.Number(-1234), "-1,234"},
		"three digits stay as they are":  {words.Number(-123), "-123"},
		"a short way":                    {words.Distance(846), "850 m"},
		"here":                           {words.Distance(2), "0 m"},
		"what rounds up to a kilometre":  {words.Distance(998), "1 km"},
		"some kilometres":                {words.Distance(2_345), "2.3 km"},
		"many kilometres":                {words.Distance(1_240_300), "1,240 km"},
		"a duration too short to notice": {words.Duration(3 * time.Millisecond), "1 s"},
		"seconds":                        {words.Duration(45 * time.Second), "45 s"},
		"what rounds up to a minute":     {words.Duration(59_700 * time.Millisecond), "1 min"},
		"minutes":                        {words.Duration(130 * time.Second), "2 min"},
		"what rounds up to an hour":      {words.Duration(59*time.Minute + 40*time.Second), "1 h"},
		"hours and minutes":              {words.Duration(80 * time.Minute), "1 h 20 min"},
		"what rounds up to a day":        {words.Duration(24*time.Hour - time.Second), "1 day"},
		"days and hours":                 {words.Duration(76 * time.Hour), "3 days 4 h"},
	} {
		t.Run(name, func(t *testing.T) {
			if tc.got != tc.want {
				t.Errorf("got %q, want %q", tc.got, tc.want)
			}
		})
	}
}

func TestAnInstantIsSaidBesideNow(t *testing.T) {
	pyongyang := time.FixedZone("", 9*3600)
	now := time.Date(2013, 2, 25, 23, 50, 0, 0, pyongyang)
	for name, tc := range map[string]struct {
		at   time.Time
		want string
	}{
		"today":                      {now.Add(-8 * time.Hour), "15:50"},
		"in a quarter of an hour":    {now.Add(15 * time.Minute), "tomorrow 00:05"},
		"the day before":             {now.Add(-24 * time.Hour), "yesterday 23:50"},
		"the same year":              {now.AddDate(0, 0, 4), "Fri 1 March 23:50"},
		"another year":               {now.AddDate(1, 0, 0), "Tue 25 February 2014 23:50"},
		"an instant of another zone": {time.Date(2013, 2, 25, 6, 4, 0, 0, time.UTC), "15:04"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := words.When(tc.at, now); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestDaysHaveTheirNames(t *testing.T) {
	if got := words.LocalDay("2013-02-25"); got != "Mon 25 February 2013" {
		t.Errorf("got %q", got)
	}
	for _, none := range []string{"", "2013-02-31"} {
		if got := words.LocalDay(none); got != "No time known" {
			t.Errorf("%q is said as %q", none, got)
		}
	}
}

func TestTextFitsItsCells(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "short": "Pyongyang", "Korean": "평양 김일성 광장에서 본 대동강의 새벽",
		"Arabic": "صباح الخير من بيونغ يانغ", "emoji": "👩‍👩‍👧‍👦🇰🇵🏔️", "an escape sequence": "\x1b[2J\x1b]0;x\a",
		"a direction override": "abc\u202etxt.exe", "one long word": strings.Repeat("ㅎ", 100),
	} {
		t.Run(name, func(t *testing.T) {
			for width := range 60 {
				for _, got := range []string{words.Fit(text, width), words.FitRight(text, width)} {
					if grapheme.Width(got) != width {
						t.Errorf("%q has %d cells, not %d", got, grapheme.Width(got), width)
					}
					if strings.ContainsAny(got, "\x1b\a\u202e") {
						t.Errorf("%q may be obeyed by a terminal", got)
					}
				}
				for _, line := range words.Wrap(text, width) {
					if grapheme.Width(line) > width || strings.ContainsAny(line, "\x1b\a\u202e") {
						t.Errorf("the line %q of %d cells is not fit for %d", line, grapheme.Width(line), width)
					}
				}
			}
		})
	}
}

func TestWrappingTearsNoFlagApart(t *testing.T) {
	got := words.Wrap("the folder that --journal names", 20)
	if want := []string{"the folder that", "--journal names"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWrappingLosesNoWord(t *testing.T) {
	text := "no link: the server was not found; check the name in its settings\n새 줄"
	for width := 12; width < 80; width++ {
		got := strings.Join(strings.Fields(strings.Join(words.Wrap(text, width), " ")), " ")
		if want := strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("at %d cells: got %q, want %q", width, got, want)
		}
	}
}
