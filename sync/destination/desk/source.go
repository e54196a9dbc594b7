package desk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// PartSuffix ends the names of files that are not whole.
const PartSuffix = ".part"

// Tail is how much of what is there is read back: a server that lost power may have kept a size without its content.
const Tail = 2 << 10

// Source is the content of a file on its way. That it cannot be read is no fault of a server's: Err tells it apart.
type Source struct {
	file File
	from io.ReadSeekCloser
	at   int64
	err  error
}

// Source opens the content of f.
func (f File) Source() (*Source, error) {
	from, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &Source{file: f, from: from}, nil
}

// Read ends with io.EOF behind as many bytes as the file should have, and fails where there are more or fewer.
func (s *Source) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	s.at += int64(n)
	ended := errors.Is(err, io.EOF)
	switch {
	case err != nil && !ended:
		s.err = fmt.Errorf("read %s: %w", s.file.Name, err)
	case s.at > s.file.Bytes, ended && s.at < s.file.Bytes:
		s.err = fmt.Errorf("read %s: it has %d bytes instead of %d", s.file.Name, s.at, s.file.Bytes)
	default:
		return n, err
	}
	return n, s.err
}

// GoTo has the next Read begin at so many bytes.
func (s *Source) GoTo(at int64) error {
	if _, err := s.from.Seek(at, io.SeekStart); err != nil {
		s.err = fmt.Errorf("read %s: %w", s.file.Name, err)
		return s.err
	}
	s.at = at
	return nil
}

// Beginning returns how much of a part of so many bytes is a beginning of the content, and goes to there.
// read fills p with what the part has from on.
func (s *Source) Beginning(part int64, read func(p []byte, from int64) error) (int64, error) {
	if part <= 0 || part > s.file.Bytes {
		return 0, s.GoTo(0)
	}
	from := max(0, part-Tail)
	there, here := make([]byte, part-from), make([]byte, part-from)
	if err := read(there, from); err != nil {
		return 0, err
	}
	if err := s.GoTo(from); err != nil {
		return 0, err
	}
	if _, err := io.ReadFull(s, here); err != nil {
		return 0, err
	}
	if bytes.Equal(there, here) {
		return part, nil
	}
	return 0, s.GoTo(0)
}

// At is where the next Read begins.
func (s *Source) At() int64 { return s.at }

// Err is why the content cannot be read; nil where it can.
func (s *Source) Err() error { return s.err }

// Close ends it.
func (s *Source) Close() { _ = s.from.Close() } // nothing was written
