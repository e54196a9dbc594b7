package ftp

import (
	"bytes"
	"errors"
)

// maxHeld is more than any server says in one line.
const maxHeld = 64 << 10

var errEndless = errors.New("a line of the server has no end")

// whole passes on whole lines alone. The library takes what a cut leaves of an answer for all of it: of a
// size, a smaller one.
type whole struct {
	*patient
	held []byte
}

func (w *whole) Read(p []byte) (int, error) {
	for {
		if end := bytes.LastIndexByte(w.held, '\n') + 1; end > 0 {
			n := copy(p, w.held[:end])
			w.held = w.held[n:]
			return n, nil
		}
		if len(w.held) > maxHeld {
			return 0, errEndless
		}
		var more [4 << 10]byte
		n, err := w.patient.Read(more[:])
		w.held = append(w.held, more[:n]...)
		if n == 0 && err != nil {
			return 0, err
		}
	}
}
