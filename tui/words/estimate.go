package words

import (
	"strings"
	"time"

	"sojourn/journal"
)

// Estimate says what a bill costs beside its pictures and words: bytes on the link, time, money. "" where
// nothing goes over a link.
func Estimate(b journal.Bill, p journal.Price, now time.Time) string {
	wire := b.Wire()
	if wire == 0 {
		return ""
	}
	parts := []string{"about " + Bytes(wire) + " on the link", lasting(b, now)}
	if p.IsSet() {
		parts = append(parts, p.Words(wire))
	}
	return strings.Join(parts, ", ")
}

// lasting says how long a bill takes, and by which measurement.
func lasting(b journal.Bill, now time.Time) string {
	took, known := b.Time()
	if !known {
		return "how long is not known yet"
	}
	said := Duration(took)
	if name, sole := soleLink(b); sole {
		said += " at " + Rate(b.Links[name].Rate) + ", as measured " + When(b.Links[name].At, now)
	}
	return said
}

// soleLink is the only destination that a bill goes to over a link; false where there are more.
func soleLink(b journal.Bill) (string, bool) {
	sole := ""
	for _, i := range b.Items {
		if i.Stays != "" || i.Withdraw || i.Wire == 0 || i.Destination == sole {
			continue
		}
		if sole != "" {
			return "", false
		}
		sole = i.Destination
	}
	return sole, sole != ""
}
