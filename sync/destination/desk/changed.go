package desk

import (
	"fmt"

	"sojourn/journal"
)

// Changed is the error where something else has the name of a file. No name stands for two contents, so that the
// file was there, and somebody has changed it.
func Changed(where, name string) error {
	return &journal.Error{
		Op: where, Kind: journal.NeedsUser, Err: fmt.Errorf("%s is there with other content than was sent", name),
		Hint: "the desk may have changed it: ask it, and sync again, or unmark it here",
	}
}
