package web

import (
	"errors"
	"io"
	"sync"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// PictureFile reads one picture and remembers what went wrong with it, so that a bad disk is not taken
// for a bad link.
type PictureFile struct {
	io.ReadSeekCloser
	Size int64 // bytes, when it was opened

	mu   sync.Mutex
	left int64
	err  error
}

// OpenPicture opens p from its beginning.
func OpenPicture(x destination.Dispatch, p journal.Picture) (*PictureFile, error) {
	file, err := x.Open(p)
	if err != nil {
		return nil, err
	}
	size, err := file.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return &PictureFile{ReadSeekCloser: file, Size: size, left: size}, nil
}

// Read ends after the size that the file had when it was opened.
func (f *PictureFile) Read(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.left == 0 {
		return 0, io.EOF
	}
	n, err := f.ReadSeekCloser.Read(p[:min(int64(len(p)), f.left)])
	f.left -= int64(n)
	if errors.Is(err, io.EOF) && f.left > 0 {
		err = io.ErrUnexpectedEOF
	}
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}

// Failed is what went wrong while the file was read; nil if nothing.
func (f *PictureFile) Failed() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}
