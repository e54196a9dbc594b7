package gpx

import (
	"fmt"
	"time"
)

// inWords rounds down to what matters: 40 s, 14 min, 3 h 20 min, 2 days.
func inWords(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", d/time.Second)
	case d < time.Hour:
		return fmt.Sprintf("%d min", d/time.Minute)
	case d < day:
		return fmt.Sprintf("%d h %d min", d/time.Hour, d%time.Hour/time.Minute)
	case d < 2*day:
		return "1 day"
	}
	return fmt.Sprintf("%d days", d/day)
}
