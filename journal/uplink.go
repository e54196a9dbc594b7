package journal

// Uplink is what this machine says of its way out, without asking anybody on it: a "maybe", which only a
// destination's own answer proves.
type Uplink struct {
	Up      bool
	Metered bool // every byte is paid for
	Portal  bool // a page wants a login before it lets anything through
}

// Open reports whether something may get through.
func (u Uplink) Open() bool { return u.Up && !u.Portal }

// String says it in a few words.
func (u Uplink) String() string {
	switch {
	case !u.Up:
		return "no link"
	case u.Portal:
		return "a portal wants a login"
	case u.Metered:
		return "metered link"
	}
	return "link"
}
