package sqlite

import (
	"encoding/binary"
	"errors"
	"io"
	"os"

	"sojourn/journal"
)

// applicationID marks a file as a journal, in the place that SQLite keeps for it. It is "sojo".
const applicationID = 0x736f6a6f

const (
	magic    = "SQLite format 3\x00"
	idOffset = 68 // of the application's id in a SQLite file
)

// identify makes sure that file is a journal, without SQLite: what belongs to somebody else is
// not even opened. A journal is made aside and complete, so that this holds from its first moment.
func identify(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	header := make([]byte, idOffset+4)
	n, err := io.ReadFull(f, header)
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return foreign(file, "it is empty",
			"move it away and begin a new journal, or put a backup into a new folder with `sojourn restore FILE DIR`")
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case n < len(header) || string(header[:len(magic)]) != magic:
		return foreign(file, "it is no SQLite file", "")
	case binary.BigEndian.Uint32(header[idOffset:]) != applicationID:
		return foreign(file, "it is the SQLite file of another program", "")
	}
	return nil
}

func foreign(file, why, hint string) error {
	if hint == "" {
		hint = "it was not touched; name another folder with --journal DIR"
	}
	return &journal.Error{
		Op: "open " + journal.Visible(file), Kind: journal.Invalid,
		Err: errors.New("this is no journal: " + why), Hint: hint,
	}
}
