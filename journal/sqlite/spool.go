package sqlite

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"os"

	"sojourn/journal"
)

// spool keeps packed segments in a nameless file until all of a track are there.
type spool struct {
	file *os.File
	to   *bufio.Writer
}

// spooled is what stands before each segment's bytes.
type spooled struct{ Begin, End, Size int64 }

func newSpool(dir string) (*spool, error) {
	file, err := os.CreateTemp(dir, ".track-*")
	if err != nil {
		return nil, err
	}
	return &spool{file: file, to: bufio.NewWriterSize(file, 1<<18)}, nil
}

func (s *spool) add(fixes []journal.Fix) error {
	if len(fixes) == 0 {
		return nil
	}
	b := packed(fixes)
	begin, end := bounds(fixes)
	err := binary.Write(s.to, binary.LittleEndian, spooled{begin, end, int64(len(b))})
	if err == nil {
		_, err = s.to.Write(b)
	}
	return err
}

// each calls act for every segment, in the order in which they were added.
func (s *spool) each(act func(begin, end int64, fixes []byte) error) error {
	if err := s.to.Flush(); err != nil {
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	from := bufio.NewReaderSize(s.file, 1<<18)
	for {
		var head spooled
		if err := binary.Read(from, binary.LittleEndian, &head); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		b := make([]byte, head.Size)
		if _, err := io.ReadFull(from, b); err != nil {
			return err
		}
		if err := act(head.Begin, head.End, b); err != nil {
			return err
		}
	}
}

// close takes the file away; one that cannot be is an orphan of a few megabytes, and no harm.
func (s *spool) close() {
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}
