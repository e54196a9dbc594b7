package exif

import (
	"context"
	"errors"
	"io"
)

// maxRead is how many bytes of one file are read at most. A whole scan that is searched for its
// end counts too.
const maxRead = 256 << 20

var errTooMuch = errors.New("more of the file would have to be read than is allowed")

// source reads one file within limits of time and of bytes, so that no reader of it runs for ever.
// It is for one goroutine.
type source struct {
	ctx  context.Context
	file io.ReaderAt
	size int64
	left int64
	head []byte // the first bytes, which most reads ask for
}

func newSource(ctx context.Context, file io.ReaderAt, size int64) (*source, error) {
	s := &source{ctx: ctx, file: file, size: size, left: maxRead}
	head := make([]byte, min(size, 4*HeadLength))
	n, err := s.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	s.head = head[:n]
	return s, nil
}

// Size returns the length of the file in bytes.
func (s *source) Size() int64 { return s.size }

func (s *source) ReadAt(p []byte, at int64) (int, error) {
	if at >= 0 && at+int64(len(p)) <= int64(len(s.head)) {
		return copy(p, s.head[at:]), nil
	}
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	if s.left -= int64(len(p)); s.left < 0 {
		return 0, errTooMuch
	}
	return s.file.ReadAt(p, at)
}

// bytes returns n bytes from at, or as many as there are.
func (s *source) bytes(at, n int64) []byte {
	if at < 0 || at >= s.size || n <= 0 {
		return nil
	}
	p := make([]byte, min(n, s.size-at))
	got, err := s.ReadAt(p, at)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil
	}
	return p[:got]
}
