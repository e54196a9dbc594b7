package ingest

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"

	"sojourn/journal/disk"
)

const (
	// bufferSize is the size up to which a file is read in one piece and is then in memory.
	bufferSize = 8 << 20
	// maxPhoto is the size above which a file is not read: no camera makes such photos.
	maxPhoto = 4 << 30
)

var (
	errTooLarge = errors.New("larger than any photo: more than 4 GB")
	errChanging = errors.New("it changed while it was read; import it again when nobody writes to it")
)

// reading is a file of the card that is being read.
type reading struct {
	file  *os.File
	info  fs.FileInfo       // when it was opened
	head  []byte            // its beginning, in the buffer
	whole bool              // head is all of it
	sum   [sha256.Size]byte // of head, where that is all; zero until it was asked for
}

// openCard opens a file of the card and reads as much of it as the buffer holds.
func openCard(path string, buffer []byte) (*reading, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	in := &reading{file: file}
	if in.info, err = file.Stat(); err == nil {
		err = in.begin(buffer)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return in, nil
}

func (in *reading) begin(buffer []byte) error {
	switch {
	case !in.info.Mode().IsRegular():
		return errors.New("not a file, but something that looks like one")
	case in.info.Size() > maxPhoto:
		return errTooLarge
	}
	n, err := io.ReadFull(in.file, buffer)
	in.head = buffer[:n]
	in.whole = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if err != nil && !in.whole {
		return err
	}
	if in.whole {
		return in.steady(int64(n))
	}
	return nil
}

func (in *reading) Close() error { return in.file.Close() }

// pour writes all of the file to each of to, and returns the hash of what it wrote. It is for one
// call, unless the file is whole: what has been read cannot be read again.
func (in *reading) pour(ctx context.Context, to ...io.Writer) (sum [sha256.Size]byte, err error) {
	if in.whole {
		for _, w := range to {
			if _, err := w.Write(in.head); err != nil {
				return sum, err
			}
		}
		if in.sum == sum {
			in.sum = sha256.Sum256(in.head)
		}
		return in.sum, nil
	}
	h := sha256.New()
	out := io.MultiWriter(append(to, h)...)
	if _, err := out.Write(in.head); err != nil {
		return sum, err
	}
	n, err := disk.Pour(ctx, out, in.file, in.head[:cap(in.head)][:streamSize])
	if err != nil {
		return sum, err
	}
	return sumOf(h), in.steady(int64(len(in.head)) + n)
}

// steady reports whether the file has n bytes and was left alone since it was opened.
func (in *reading) steady(n int64) error {
	now, err := in.file.Stat()
	if err != nil {
		return err
	}
	if n != in.info.Size() || now.Size() != n || !now.ModTime().Equal(in.info.ModTime()) {
		return errChanging
	}
	return nil
}

func sumOf(h hash.Hash) (sum [sha256.Size]byte) {
	h.Sum(sum[:0])
	return sum
}

// sniff looks at the first bytes of a file.
func (r *run) sniff(path string) (mime string, ok bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", false, err
	}
	defer f.Close()
	head := make([]byte, HeadLength)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", false, err
	}
	mime, ok = r.reader.Sniff(head[:n])
	return mime, ok, nil
}
