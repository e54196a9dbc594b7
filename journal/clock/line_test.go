package clock_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/clock"
)

func reading(t testing.TB, shown string, off time.Duration) journal.ClockReading {
	return journal.ClockReading{Camera: frame(t, shown).Clock, Offset: off, Within: 500 * time.Millisecond}
}

func TestAClockDriftsEvenlyBetweenReadings(t *testing.T) {
	first := reading(t, "2013-02-20 12:00:00", 40*time.Second)
	last := reading(t, "2013-03-02 12:00:00", 50*time.Second) // ten days later
	set := reading(t, "2013-03-04 12:00:00", time.Hour)
	soon := reading(t, "2013-02-20 12:30:00", 41*time.Second)
	for name, tc := range map[string]struct {
		readings []journal.ClockReading
		at       string
		want     time.Duration
		unknown  bool
	}{
		"nothing is known":               {at: "2013-02-25 12:00:00", unknown: true},
		"one reading is for ever":        {readings: []journal.ClockReading{first}, at: "2020-01-01 00:00:00", want: 40 * time.Second},
		"at a reading":                   {readings: []journal.ClockReading{last, first}, at: "2013-02-20 12:00:00", want: 40 * time.Second},
		"between two":                    {readings: []journal.ClockReading{last, first}, at: "2013-02-25 12:00:00", want: 45 * time.Second},
		"it drifts on":                   {readings: []journal.ClockReading{first, last}, at: "2013-03-07 12:00:00", want: 55 * time.Second},
		"as long again":                  {readings: []journal.ClockReading{first, last}, at: "2013-06-01 12:00:00", want: 60 * time.Second},
		"and before":                     {readings: []journal.ClockReading{first, last}, at: "2013-02-15 12:00:00", want: 35 * time.Second},
		"two of one hour show no drift":  {readings: []journal.ClockReading{first, soon}, at: "2013-02-27 12:00:00", want: 41 * time.Second},
		"it was set, nobody knows when":  {readings: []journal.ClockReading{first, last, set}, at: "2013-03-03 12:00:00", unknown: true},
		"before it was set":              {readings: []journal.ClockReading{first, last, set}, at: "2013-02-25 12:00:00", want: 45 * time.Second},
		"after it was set":               {readings: []journal.ClockReading{first, last, set}, at: "2013-03-09 12:00:00", want: time.Hour},
		"of two at one time, the second": {readings: []journal.ClockReading{first, {Camera: first.Camera, Offset: time.Second, N: 2}}, at: "2013-02-20 12:00:00", want: time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := clock.NewLine(tc.readings).At(frame(t, tc.at).Clock)
			if ok == tc.unknown || got != tc.want {
				t.Errorf("off by %v, known: %v; want %v", got, ok, tc.want)
			}
		})
	}
}

func TestALineIsToldInWords(t *testing.T) {
	first := reading(t, "2013-02-20 12:00:00", 40*time.Second)
	last := reading(t, "2013-03-02 12:00:00", 49*time.Second)
	set := reading(t, "2013-03-04 12:00:00", -time.Hour-3*time.Second)
	rough := first
	rough.Within = 30 * time.Second
	for want, readings := range map[string][]journal.ClockReading{
		"":                             nil,
		"40 s slow":                    {first},
		"40 s slow ±30 s":              {rough},
		"49 s slow, loses 0.9 s a day": {first, last},
		"49 s slow":                    {rough, last},
		"1 h 3 s fast":                 {first, last, set},
		"right":                        {reading(t, "2013-02-20 12:00:00", 100*time.Millisecond)},
		"2.3 s fast":                   {reading(t, "2013-02-20 12:00:00", -2300*time.Millisecond)},
		"4382 d 1 h slow":              {reading(t, "2013-02-20 12:00:00", 4382*24*time.Hour+time.Hour)},
		"20 s fast, gains 2.1 s a day": {reading(t, "2013-02-20 12:00:00", time.Second), reading(t, "2013-03-02 12:00:00", -20*time.Second)},
	} {
		if got := clock.NewLine(readings).Words(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	between := clock.NewLine([]journal.ClockReading{first, last, set}).SetBetween()
	if len(between) != 1 || between[0][0].Offset != last.Offset {
		t.Errorf("set between %v", between)
	}
}
