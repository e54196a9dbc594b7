package facts

import (
	"fmt"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/tui/words"
)

// time keeps apart what the camera wrote, what is known of its zone, and what follows from both.
func (s *sheet) time(m journal.Moment, hints []string) {
	s.part("Time", func() {
		if m.Written == "" && !m.Known() {
			s.text("No time is known.", s.theme.Faint)
			return
		}
		s.row("Taken", taken(m), plain)
		s.row("Clock", written(m), plain)
		if m.Known() {
			s.row("Offset", offset(m), s.faintIf(!m.HasOffset()))
			s.row("Corrected", correction(m.Adjust), plain)
		}
		for _, h := range hints {
			s.row("Hint", h, s.theme.Warn)
		}
	})
}

// taken is the local time, with its offset where one is known.
func taken(m journal.Moment) string {
	if !m.Known() {
		return "no time known"
	}
	text := words.Day(m.Local()) + " " + m.Local().Format("15:04:05")
	if m.HasOffset() {
		text += " " + zone(m.Offset)
	}
	return text
}

func written(m journal.Moment) string {
	switch {
	case m.Written == "":
		return ""
	case !m.Known():
		return m.Written + ", the camera's, which is no time"
	}
	return m.Written + ", the camera's"
}

// offset says how far the local time is from UTC, and who says so.
func offset(m journal.Moment) string {
	from := map[journal.OffsetSource]string{
		journal.OffsetHand: "typed", journal.OffsetExif: "written by the camera",
		journal.OffsetGPS: "by the GPS time in the file", journal.OffsetZone: "from the zone",
	}[m.Source]
	switch {
	case !m.HasOffset():
		return "not known: local time"
	case m.Zone != "":
		from += " " + m.Zone
	}
	return zone(m.Offset) + ", " + from
}

// zone is an offset as +09:00.
func zone(d time.Duration) string {
	sign := '+'
	if d < 0 {
		sign, d = '-', -d
	}
	return fmt.Sprintf("%c%02d:%02d", sign, d/time.Hour, d%time.Hour/time.Minute)
}

func correction(d time.Duration) string {
	switch {
	case d > 0:
		return exact(d) + " added: the clock was slow"
	case d < 0:
		return exact(-d) + " taken off: the clock was fast"
	}
	return ""
}

// exact says d to the second: a clock is known better than words.Duration says.
func exact(d time.Duration) string {
	var parts []string
	for _, u := range []struct {
		size time.Duration
		name string
	}{{time.Hour, "h"}, {time.Minute, "min"}} {
		if d >= u.size {
			parts = append(parts, words.Number(int(d/u.size))+" "+u.name)
			d %= u.size
		}
	}
	if d > 0 || len(parts) == 0 {
		parts = append(parts, fmt.Sprintf("%.3g s", d.Seconds()))
	}
	return strings.Join(parts, " ")
}
