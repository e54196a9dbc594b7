package web

import (
	"errors"
	"fmt"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Trouble says what goes wrong with one server.
type Trouble struct {
	Where string // the destination's name, and its address where that says more
	Noun  string // what messages call the server
	Clock *ServerClock
}

// TroubleWait is before a server in trouble is asked again.
const TroubleWait = time.Minute

// Fail makes an error that names the destination. err's text must be safe to show.
func (t *Trouble) Fail(kind journal.Kind, err error, hint string) *journal.Error {
	return &journal.Error{Op: t.Where, Kind: kind, Err: err, Hint: hint}
}

// Offline is the error of a call that may be repeated at will, however far it came.
func (t *Trouble) Offline(err error) error {
	if known, ok := errors.AsType[*journal.Error](err); ok {
		return known
	}
	return t.Fail(journal.Offline, fmt.Errorf("no link to the %s: %w", t.Noun, err),
		"nothing was lost; send again when there is a link")
}

// Unsure is the error of a call that must not be repeated blindly.
func (t *Trouble) Unsure(err error) error {
	if l, ok := errors.AsType[*Lost](err); ok && l.Left {
		return t.Unknown(fmt.Errorf("no answer came: %w", err))
	}
	return t.Offline(err)
}

// Unknown is the error of a call that may have taken effect.
func (t *Trouble) Unknown(err error) *journal.Error {
	if known, ok := errors.AsType[*journal.Error](err); ok {
		err = known.Err
	}
	return t.Fail(journal.Unknown, fmt.Errorf("it may have arrived: %w", err),
		fmt.Sprintf("nothing is sent again before the %s was looked at; sync again to look", t.Noun))
}

// Untold is the error of what no look at the server can tell: the traveller has to.
func (t *Trouble) Untold(err error) *journal.Error {
	return t.Fail(journal.Unknown, &destination.Untold{Err: fmt.Errorf("it may have arrived: %w", err)},
		fmt.Sprintf("look at the %s; if it is not there, mark it again to send it, else unmark it", t.Noun))
}

// Later asks to wait for d.
func (t *Trouble) Later(d time.Duration, err error) *journal.Error {
	e := t.Fail(journal.Later, err, "nothing was lost; it is tried again by itself")
	e.At = t.Clock.Local.Now().Add(d)
	return e
}

// Busy asks to wait as long as a says, or else for fallback.
func (t *Trouble) Busy(a Answer, fallback time.Duration, err error) *journal.Error {
	now, _ := t.Clock.Now()
	return t.Later(Pause(a.Code, a.Header, now, fallback), err)
}
