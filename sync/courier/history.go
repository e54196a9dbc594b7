package courier

import (
	"strconv"
	"time"

	"sojourn/journal"
)

// history is what a ledger knows of one dispatch, signed by one, at one place.
type history struct {
	since   time.Time // of the first attempt; zero where there was none
	doubted bool      // an attempt may have arrived
	absent  int       // how often its absence was proven after an attempt
	notes   map[string]string
	receipt *journal.Receipt // nil where it is not there
}

func (l *Ledger) history(dispatch, to, signer string) history {
	h := history{notes: map[string]string{}}
	for _, line := range l.lines {
		if line.Dispatch == dispatch && line.To == to && line.Signer == signer {
			h.learn(line)
		}
	}
	return h
}

func (h *history) learn(line Line) {
	switch line.Event {
	case Began:
		h.doubted = true
		if h.since.IsZero() {
			h.since = line.At
		}
	case Noted:
		h.notes[line.Name] = line.Value
		if line.Value == "" {
			delete(h.notes, line.Name)
		}
	case Ended:
		h.doubted = false
	case Doubted:
		h.doubted = true
	case Absent:
		h.doubted = false
		h.absent++
	case Arrived:
		h.doubted, h.receipt = false, line.receipt()
	case Recalled:
		h.doubted, h.receipt = false, nil
	}
}

func (l Line) receipt() *journal.Receipt {
	return &journal.Receipt{
		Entry: l.Entry, Destination: l.To, Dispatch: l.Dispatch, RemoteID: l.RemoteID, URL: l.URL, At: l.At,
		SHA256: l.SHA256, Partial: l.Partial,
	}
}

// key is the idempotency key of the next attempt: the same on every machine, and another one once absence was proven.
func (h history) key(dispatch string) string {
	if h.absent == 0 {
		return dispatch
	}
	return dispatch + "-" + strconv.Itoa(h.absent)
}

// owner returns the dispatch that made what has a remote id at a place; "" where that is not known.
func (l *Ledger) owner(remoteID, to string) (dispatch string) {
	for _, line := range l.lines {
		if line.Event == Arrived && line.To == to && line.RemoteID == remoteID {
			dispatch = line.Dispatch
		}
	}
	return dispatch
}
