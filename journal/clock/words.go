package clock

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Words says how far a clock is off: "41 s slow", "1 h 0 min 3 s fast", "right".
func Words(offset time.Duration) string {
	switch {
	case offset.Abs() < 500*time.Millisecond:
		return "right"
	case offset < 0:
		return Exact(-offset) + " fast"
	}
	return Exact(offset) + " slow"
}

// Exact says d to the second, days and all, and below ten seconds to the tenth.
func Exact(d time.Duration) string {
	if d < 10*time.Second {
		return fmt.Sprintf("%.2g s", math.Round(d.Seconds()*10)/10)
	}
	d = d.Round(time.Second)
	var parts []string
	for _, u := range []struct {
		size time.Duration
		name string
	}{{day, "d"}, {time.Hour, "h"}, {time.Minute, "min"}, {time.Second, "s"}} {
		if n := d / u.size; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, u.name))
			d %= u.size
		}
	}
	return strings.Join(parts, " ")
}

// Precision is "" for a clock that was read to the second, else "±30 s".
func Precision(within time.Duration) string {
	if within < time.Second {
		return ""
	}
	return "±" + Exact(within)
}

// Words says all that l tells: the latest offset, and what the clock loses or gains in a day.
func (l Line) Words() string {
	n := len(l.points)
	if n == 0 {
		return ""
	}
	last := l.points[n-1]
	text := strings.TrimSpace(Words(last.Offset) + " " + Precision(last.Within))
	if lost, ok := l.Drift(); ok {
		verb := "loses"
		if lost < 0 {
			verb = "gains"
		}
		text += fmt.Sprintf(", %s %.2g s a day", verb, math.Abs(lost))
	}
	return text
}

// WholeHours is the hours in an offset that is little else: an unset zone or summer time; 0 in any other.
func WholeHours(offset time.Duration) time.Duration {
	const near = 5 * time.Minute
	if whole := offset.Round(time.Hour); (offset - whole).Abs() < near {
		return whole
	}
	return 0
}
