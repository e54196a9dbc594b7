package journal

import (
	"errors"
	"time"
)

// Kind says what the caller of a failed operation can do about it.
type Kind int

const (
	// Other is unclassified: show it and keep what there is.
	Other Kind = iota
	// NotFound means that the named thing is not there. From a destination it is a promise.
	NotFound
	// Invalid means that what was given breaks a rule; nothing was changed.
	Invalid
	// Offline means that no link to the destination was found; nothing left the machine.
	Offline
	// Later means that the destination asks to wait until Error.At.
	Later
	// NeedsUser means that the traveller must act first: a dead token, a full disk.
	NeedsUser
	// Refused means that the destination will not take this dispatch as it is.
	Refused
	// Unknown means that the act may have been carried out: look before any retry.
	Unknown
	// Conflict means that somebody else changed or holds the thing.
	Conflict
)

// Error is what happened (Op, Err), what the caller can do (Kind), and what the traveller can do (Hint).
type Error struct {
	Op   string
	Kind Kind
	Hint string
	At   time.Time // for Later: not before this instant
	Err  error
}

func (e *Error) Error() string {
	switch {
	case e.Err == nil:
		return e.Op
	case e.Op == "":
		return e.Err.Error()
	}
	return e.Op + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the outermost *Error in err's chain, or Other.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Other
}

// HintOf returns the first hint in err's chain, or "".
func HintOf(err error) string {
	for e, ok := errors.AsType[*Error](err); ok; e, ok = errors.AsType[*Error](e.Err) {
		if e.Hint != "" {
			return e.Hint
		}
	}
	return ""
}

// RetryAt returns the instant a Later error asks to wait for, or the zero time.
func RetryAt(err error) time.Time {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.At
	}
	return time.Time{}
}
