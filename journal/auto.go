package journal

import (
	"errors"
	"time"
)

// Auto is whether what is marked for a destination goes by itself, once there is a link.
type Auto string

const (
	// AutoOff: only when the traveller says so.
	AutoOff Auto = ""
	// AutoOn: over any link that is not metered.
	AutoOn Auto = "on"
	// AutoMetered: over any link.
	AutoMetered Auto = "metered"
)

// On reports whether something goes by itself at all.
func (a Auto) On() bool { return a == AutoOn || a == AutoMetered }

// Over reports whether something goes by itself over u.
func (a Auto) Over(u Uplink) bool {
	return u.Open() && (a == AutoMetered || a == AutoOn && !u.Metered)
}

func (a Auto) validate() error {
	if a == AutoOff || a.On() {
		return nil
	}
	return &Error{
		Op: "auto " + Visible(string(a)), Kind: Invalid, Err: errors.New("it is not known"),
		Hint: "say off, on, or metered: also where every byte is paid for",
	}
}

// AutoState is how far what goes by itself has come.
type AutoState struct {
	On       string    // the destinations, in words; "" where nothing goes by itself
	Going    int       // deliveries that go by themselves, if nobody stops them
	At       time.Time // when the first of them goes, where it waits for nothing else
	Waits    string    // what they wait for, in words
	Sending  bool
	Progress Progress // while sending
}
