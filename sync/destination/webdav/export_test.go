package webdav

import (
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
)

// OpenImpatient is Open of a server that is given up after so long without a byte.
func OpenImpatient(c journal.Destination, secret string, wait time.Duration) (destination.Destination, error) {
	set, err := readSettings(c)
	if err != nil {
		return nil, err
	}
	s := newServer(c.Name, set, secret)
	s.web.GiveUpAfter(wait)
	return desk.New(c, s), nil
}

// FolderOf is where c's folder is.
func FolderOf(c journal.Destination) (string, error) {
	set, err := readSettings(c)
	if err != nil {
		return "", err
	}
	return set.folder.String(), nil
}

// ReadResource reads an answer about the file called name.
func ReadResource(body []byte, name string) (folder bool, bytes int64, ok bool) {
	r, ok := readResource(body, name)
	return r.folder, r.bytes, ok
}
