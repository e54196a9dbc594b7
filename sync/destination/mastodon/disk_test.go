package mastodon_test

import (
	"errors"
	"io"

	"sojourn/journal"
)

type opener = func(p journal.Picture) (io.ReadSeekCloser, error)

// failing opens pictures that cannot be read where they have no hash.
func failing(open opener) opener {
	return func(p journal.Picture) (io.ReadSeekCloser, error) {
		if p.SHA256 == "" {
			return badDisk{}, nil
		}
		return open(p)
	}
}

type badDisk struct{}

func (badDisk) Read([]byte) (int, error) { return 0, errors.New("input/output error") }

func (badDisk) Seek(_ int64, whence int) (int64, error) {
	if whence == io.SeekEnd {
		return 1000, nil
	}
	return 0, nil
}

func (badDisk) Close() error { return nil }
