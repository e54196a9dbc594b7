package desk

import (
	"sojourn/journal"
	"sojourn/sync/destination"
)

// Weigh weighs what a desk gets for d: its pictures and its record.
func Weigh(d journal.Dispatch, usual destination.Overhead) destination.Weight {
	w := destination.Weight{Pictures: len(d.Pictures), Usual: usual}
	for _, p := range d.Pictures {
		w.Content += p.Bytes
	}
	if record, err := recordOf(destination.Dispatch{Dispatch: d}); err == nil {
		w.Content += record.Bytes // else nothing is sent
	}
	return w
}
