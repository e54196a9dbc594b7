package sheet_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/tuitest"
)

// strip is the bars and the dates below them.
func (r *rig) strip() (bars, dates string) {
	lines := strings.Split(strings.TrimSuffix(r.view(), "\n"), "\n")
	return lines[len(lines)-2], lines[len(lines)-1]
}

func (r *rig) points(want string) {
	r.t.Helper()
	if _, dates := r.strip(); !strings.Contains(dates, want) {
		r.t.Errorf("%q is not pointed at in\n%s", want, r.view())
	}
}

// on are n photos on each of days, written 2006-01-02; "" is no day.
func on(n func(i int) int, days ...string) []journal.Entry {
	var list []journal.Entry
	for i, day := range days {
		for range n(i) {
			e := photo(len(list)+1, 1, 0, nil, "")
			if t, err := time.Parse(time.DateOnly, day); err == nil {
				e.Taken.Clock = t.Add(8*time.Hour + time.Duration(len(list))*time.Second)
			} else {
				e.Taken = journal.Moment{}
			}
			list = append(list, e)
		}
	}
	return list
}

func one(int) int { return 1 }

func TestATimelineShowsAllDays(t *testing.T) {
	counts := []int{1, 4, 16, 64, 2}
	days := []string{"2013-02-27", "2013-02-28", "2013-03-01", "2013-03-04", "2013-03-05"}
	r := newRig(t, on(func(i int) int { return counts[i] }, days...)).open(80, 33)
	if bars, _ := r.strip(); bars != " ▁▁▁▁▁ ▂▂▂▂▂ ▄▄▄▄▄  █████ ▂▂▂▂▂" {
		t.Errorf("the bars are\n%s", bars)
	}
	r.points("Tue 5 March 2013 · 2 photos")
	tuitest.Golden(t, "timeline-80x33", r.m.View())
	r.press("{")
	r.points("▲ Wed 27 February 2013 · 1 photo")
	r.press("}")
	r.points("▲ Fri 1 March 2013 · 16 photos")
	r.press("]")
	r.points("▲ Mon 4 March 2013 · 64 photos")
}

func TestTheTimelineTakesTheUnitThatFits(t *testing.T) {
	run := func(n int, step func(t time.Time) time.Time) []string {
		var days []string
		for day := time.Date(2013, 1, 1, 0, 0, 0, 0, time.UTC); len(days) < n; day = step(day) {
			days = append(days, day.Format(time.DateOnly))
		}
		return days
	}
	daily := func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
	weekly := func(t time.Time) time.Time { return t.AddDate(0, 0, 7) }
	for name, tc := range map[string]struct {
		days []string
		want string
	}{
		"days":      {run(38, daily), "Thu 7 February 2013"},
		"weeks":     {run(90, daily), "week of 25 March 2013"},
		"months":    {run(90, weekly), "September 2014"},
		"quarters":  {run(40*12, weekly)[300:], "Jan to Mar 2022"},
		"years":     {run(80*12, weekly), "2031"},
		"no time":   {append([]string{""}, run(3, daily)...), "Thu 3 January 2013"},
		"far apart": {[]string{"1904-01-01", "1970-01-01", "2013-03-04", "2036-02-06"}, "Wed 6 February 2036"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, on(one, tc.days...)).open(40, 33)
			r.points(tc.want)
			r.press("d", "g", "esc")
			r.points(tc.want)
			tuitest.Fits(t, r.m.View(), 40, 33)
		})
	}
}

func TestHandsGoAlongTheTimeline(t *testing.T) {
	r := newRig(t, many(1_000)).open(90, 23)
	r.hides("▲")
	r.press("d") // there is no room but for this
	r.points("enter stays, esc goes back")
	r.press("h", "h")
	r.points("Thu 18 January 1990")
	r.isAt("06:00")
	r.press("{", "[")
	r.points("Mon 1 January 1990")
	r.press("esc")
	r.hides("▲")
	r.shows("1,000 of 1,000")
	r.press("d", "g", "l", "enter")
	r.hides("▲")
	r.shows("51 of 1,000")
	r.press("d", "l", "j") // any other key does what it does
	r.hides("▲")
	r.shows("104 of 1,000")
	r.press("D")
	r.points("Wed 3 January 1990 · 50 photos")
	r.press("D")
	r.hides("▲")
}

func TestTheMouseGoesAlongTheTimeline(t *testing.T) {
	r := newRig(t, many(1_000)).open(80, 33)
	point := func(x int) tea.Mouse { return tea.Mouse{X: x, Y: 31, Button: tea.MouseLeft} }
	r.feed(tea.MouseClickMsg(point(5)))
	r.points("Tue 2 January 1990")
	r.feed(tea.MouseMotionMsg(point(10)))
	r.points("Thu 4 January 1990")
	r.feed(tea.MouseMotionMsg{X: 79, Y: 3, Button: tea.MouseLeft})
	r.points("Sat 20 January 1990")
	r.feed(tea.MouseReleaseMsg(point(79)), tea.MouseMotionMsg(point(5)))
	r.points("Sat 20 January 1990")
	r.hides("range of")
}

// TestTheTimelineIsOfWhatIsFound counts the days of a query, and what comes and goes.
func TestTheTimelineIsOfWhatIsFound(t *testing.T) {
	r := newRig(t, journey()).open(80, 33)
	r.points("Tue 26 February 2013 · 4 photos")
	r.press(append([]string{"/"}, strings.Split("tower", "")...)...)
	r.press("enter")
	r.shows("Nothing is found")
	r.hides("▲")
	r.press("esc")
	r.points("Tue 26 February 2013 · 4 photos")
	r.press("D")
	r.hides("▲")
}
