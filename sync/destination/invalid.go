package destination

import "sojourn/journal"

// Invalid is the error of settings that cannot be used.
func Invalid(c journal.Destination, err error, hint string) error {
	return &journal.Error{Op: "destination " + journal.Visible(c.Name), Kind: journal.Invalid, Err: err, Hint: hint}
}
