package sqlite

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
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
// The error is Invalid with hint, or the disk's.
func identify(file, hint string) error {
	header, err := head(file)
	foreign := ""
	switch {
	case errors.Is(err, fs.ErrPermission):
		return &journal.Error{
			Op: "open " + journal.Visible(file), Kind: journal.NeedsUser,
			Err: errors.New("it may not be read"), Hint: "allow reading the file and its folder",
		}
	case err != nil:
		return err
	case header == nil:
		foreign, hint = "it is no file", "it was not touched; move it away, or name another folder with --journal DIR"
	case len(header) == 0:
		foreign = "it is empty"
	case len(header) < idOffset+4, string(header[:len(magic)]) != magic:
		foreign = "it is no SQLite file"
	case binary.BigEndian.Uint32(header[idOffset:]) != applicationID:
		foreign = "it is the SQLite file of another program"
	default:
		return nil
	}
	return &journal.Error{
		Op: "open " + journal.Visible(file), Kind: journal.Invalid,
		Err: errors.New("this is no journal: " + foreign), Hint: hint,
	}
}

// head returns how a file begins, as far as it is asked for; nil where it is no file.
func head(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return nil, err // opening something else may wait for ever
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	header := make([]byte, idOffset+4)
	n, err := io.ReadFull(f, header)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return header[:n], err
}
