package main

import (
	"errors"
	"io"
	"os"

	"sojourn/journal"
)

const maxSecret = 64 << 10 // bytes

// readSecret reads what opens a destination's door, called what; "" where no file is named.
func readSecret(what string, stdin io.Reader, file string) (string, error) {
	in := stdin
	switch file {
	case "":
		return "", nil
	case stdinMark:
	default:
		f, err := os.Open(file)
		if err != nil {
			return "", noSecret(what, journal.NeedsUser, err)
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, maxSecret))
	if err == nil && len(text) == 0 {
		err = noSecret(what, journal.Invalid, errors.New("there is nothing in it"))
	}
	return string(text), err
}

func noSecret(what string, kind journal.Kind, err error) error {
	return &journal.Error{Op: what, Kind: kind, Err: err, Hint: "nothing was changed"}
}
