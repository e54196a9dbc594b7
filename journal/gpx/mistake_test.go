package gpx_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

// walk is a fix a minute, going north 50 m a minute, from one hour of a day after noon to another.
func walk(day int, from, to float64) []journal.Fix {
	var s []journal.Fix
	for m := from * 60; m <= to*60; m++ {
		s = append(s, fix(float64(day*24*60)+m, 39+m*50/111_195, 125+float64(day)))
	}
	return s
}

// shoot is a shot every few minutes in a span of a day, by a clock that must be set forward by wrong.
func shoot(day int, from, to float64, every float64, wrong time.Duration) []gpx.Shot {
	var shots []gpx.Shot
	for m := from * 60; m <= to*60; m += every {
		shots = append(shots, gpx.Shot{At: fix(float64(day*24*60)+m, 0, 0).At.Add(-wrong)})
	}
	return shots
}

// told adds where the camera's own receiver was.
func told(shots []gpx.Shot, line gpx.Timeline, wrong time.Duration) []gpx.Shot {
	for i := range shots {
		if m, err := line.Locate(shots[i].At.Add(wrong), gpx.Rules{}); err == nil {
			shots[i].Point = &m.Point
		}
	}
	return shots
}

func TestAMistakeOfWholeHoursIsFound(t *testing.T) {
	days := gpx.NewTimeline(of(walk(0, 0, 5), walk(1, 0.5, 4), walk(2, -1, 3)))
	trip := func(wrong time.Duration) []gpx.Shot {
		return append(append(shoot(0, 0.2, 4.9, 7, wrong), shoot(1, 0.6, 3.9, 3, wrong)...), shoot(2, -0.9, 2.9, 11, wrong)...)
	}
	const h = time.Hour
	for name, tc := range map[string]struct {
		shots []gpx.Shot
		want  time.Duration // 0: none
	}{
		"right as it is":                 {trip(0), 0},
		"home zone on the other side":    {trip(-9 * h), -9 * h},
		"seven hours behind":             {trip(7 * h), 7 * h},
		"half an hour, as in Pyongyang":  {trip(8*h + h/2), 8*h + h/2},
		"three quarters, as in Nepal":    {trip(5*h + 3*h/4), 5*h + 3*h/4},
		"minutes besides stay":           {trip(7*h + 8*time.Minute), 7 * h},
		"nothing to go by":               {nil, 0},
		"a few photos of one hour":       {shoot(0, 9, 9.9, 10, 0), 0},
		"a burst":                        {shoot(0, 20, 20.05, 0.01, 0), 0},
		"one hour, where points say so":  {told(shoot(0, 1, 3, 5, h), days, h), h},
		"points that agree as they are":  {told(shoot(0, 1, 3, 5, 0), days, 0), 0},
		"one hour, within a long track":  {shoot(0, 1, 3, 5, h), 0},
		"evening photos after the track": {shoot(0, 5.2, 8, 5, 0), 0},
		"days without a track":           {shoot(40, 0, 8, 5, 0), 0},
	} {
		t.Run(name, func(t *testing.T) {
			m, ok := days.Mistake(tc.shots, gpx.Rules{})
			if ok != (tc.want != 0) || ok && m.Add != tc.want {
				t.Errorf("got %+v, %v, want %v", m, ok, tc.want)
			}
			if ok && (m.Fit < m.Shots*9/10 || m.Now > m.Fit/2) {
				t.Errorf("it says %+v", m)
			}
		})
	}
}

func TestAMistakeIsNotFoundWithoutTracks(t *testing.T) {
	if m, ok := gpx.NewTimeline(nil).Mistake(shoot(0, 0, 8, 5, 0), gpx.Rules{}); ok || m.Fit != 0 {
		t.Errorf("got %+v", m)
	}
}
