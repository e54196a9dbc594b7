package export

import (
	"errors"
	"time"

	"sojourn/journal"
)

// sendingLine is a dispatch, word for word, and what became of it.
type sendingLine struct {
	ID          string            `json:"id"`
	Destination string            `json:"destination"`
	Version     int64             `json:"version"`
	Digest      string            `json:"digest"`
	FrozenAt    *time.Time        `json:"frozenAt"`
	Message     messageLine       `json:"message"`
	Pictures    []pictureLine     `json:"pictures"`
	Replaces    *receiptLine      `json:"replaces"`
	Notes       map[string]string `json:"notes"`
	Attempts    []attemptLine     `json:"attempts"`
	Receipt     *receiptLine      `json:"receipt"`
	Arrival     int64             `json:"arrival"`
}

func newSendingLine(s journal.Sending) sendingLine {
	d := s.Dispatch
	l := sendingLine{
		ID: d.ID, Destination: d.Destination, Version: d.Version, Digest: s.Digest, FrozenAt: stamp(d.FrozenAt),
		Message: newMessageLine(d.Message), Pictures: []pictureLine{}, Replaces: newReceiptLine(d.Replaces),
		Notes: s.Notes, Attempts: []attemptLine{}, Receipt: newReceiptLine(s.Receipt), Arrival: s.Arrival,
	}
	for _, p := range d.Pictures {
		l.Pictures = append(l.Pictures, pictureLine(p))
	}
	for _, a := range s.Attempts {
		l.Attempts = append(l.Attempts, newAttemptLine(a))
	}
	return l
}

func (l sendingLine) sending(entry journal.ID) (journal.Sending, error) {
	message, err := l.Message.message()
	s := journal.Sending{
		Dispatch: journal.Dispatch{
			ID: l.ID, Entry: entry, Destination: l.Destination, Version: l.Version, Message: message,
			Replaces: l.Replaces.receipt(), FrozenAt: timeOf(l.FrozenAt),
		},
		Digest: l.Digest, Notes: l.Notes, Receipt: l.Receipt.receipt(), Arrival: l.Arrival,
	}
	if len(l.Notes) == 0 {
		s.Notes = nil
	}
	for _, p := range l.Pictures {
		s.Dispatch.Pictures = append(s.Dispatch.Pictures, journal.Picture(p))
		err = errors.Join(err, formed("picture's SHA-256", p.SHA256, hashForm))
	}
	for _, line := range l.Attempts {
		a, attemptErr := line.attempt(l.ID)
		s.Attempts, err = append(s.Attempts, a), errors.Join(err, attemptErr)
	}
	return s, errors.Join(err, l.check(entry))
}

func (l sendingLine) check(entry journal.ID) error {
	err := errors.Join(formed("dispatch", l.ID, dispatchForm), formed("destination's name", l.Destination, nameForm),
		dated(l.FrozenAt))
	if l.FrozenAt == nil {
		err = errors.Join(err, errors.New("a dispatch has no frozenAt"))
	}
	if r := l.Receipt; r != nil {
		if r.Entry != entry || r.Dispatch != l.ID || r.Destination != l.Destination {
			err = errors.Join(err, errors.New("a receipt is not of the dispatch that it stands in"))
		}
		err = errors.Join(err, r.check())
	}
	if l.Replaces != nil {
		err = errors.Join(err, l.Replaces.check())
	}
	return err
}

// pictureLine is a rendition that is sent.
type pictureLine struct {
	SHA256  string `json:"sha256"`
	MIME    string `json:"mime"`
	Width   int    `json:"width"`
	Height  int    `json:"height"`
	Bytes   int64  `json:"bytes"`
	Alt     string `json:"alt"`
	Follows int64  `json:"follows,omitempty"`
	Rung    int    `json:"rung,omitempty"`
}

// attemptLine is one try.
type attemptLine struct {
	Number  int           `json:"number"`
	Key     string        `json:"key"`
	BeganAt *time.Time    `json:"beganAt"`
	EndedAt *time.Time    `json:"endedAt"`
	Outcome journal.State `json:"outcome"`
	Reason  string        `json:"reason"`
	Bytes   int64         `json:"bytes"`
}

func newAttemptLine(a journal.Attempt) attemptLine {
	return attemptLine{a.Number, a.Key, stamp(a.BeganAt), stamp(a.EndedAt), a.Outcome, a.Reason, a.Bytes}
}

func (l attemptLine) attempt(dispatch string) (journal.Attempt, error) {
	a := journal.Attempt{
		Dispatch: dispatch, Number: l.Number, Key: l.Key, BeganAt: timeOf(l.BeganAt), EndedAt: timeOf(l.EndedAt),
		Outcome: l.Outcome, Reason: l.Reason, Bytes: l.Bytes,
	}
	if l.BeganAt == nil || l.Number < 1 {
		return a, errors.New("an attempt has no beginning or no number")
	}
	return a, errors.Join(oneOf("outcome of an attempt", l.Outcome, append(states, "")), dated(l.BeganAt, l.EndedAt))
}
