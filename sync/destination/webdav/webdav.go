// Package webdav puts entries into a folder on a server that speaks WebDAV. A file is put under a name
// with .part and moved to its own, over nothing. There is no way to go on with a part: one that broke
// off is put again.
package webdav

import (
	"context"
	"net/url"
	"sync"
	"sync/atomic"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/web"
)

// Kind is the kind of these destinations in a journal.
const Kind = "webdav"

// SettingServer is a key of journal.Destination.Settings: https://user@host:port/folder.
const SettingServer = "server"

// Open returns the server of c, with a password as secret, which may be "". Nothing is asked yet. The
// error is Invalid where the settings cannot be used.
func Open(c journal.Destination, secret string) (destination.Destination, error) {
	set, err := readSettings(c)
	if err != nil {
		return nil, err
	}
	return desk.New(c, newServer(c.Name, set, secret)), nil
}

// server is the folder on a server.
type server struct {
	settings
	password string
	where    string // for messages

	turn   sync.Mutex // of one request: two at a time would only share the link
	web    *web.Client
	trusts bool        // certificates were read, or there are none to be read
	byPath atomic.Bool // it wants to be told a new name as a path
}

func newServer(name string, set settings, secret string) *server {
	return &server{settings: set, password: secret, where: name + " (" + set.folder.Host + ")", web: web.New()}
}

// Check asks whether the folder is there. Only an answer in WebDAV's own words counts.
func (s *server) Check(ctx context.Context) error {
	r, there, err := s.look(ctx, "")
	if err == nil && (!there || !r.folder) {
		err = s.noFolder()
	}
	return err
}

// Has reports whether f is there. It is not there only where the folder is.
func (s *server) Has(ctx context.Context, f desk.File) (bool, error) {
	r, there, err := s.look(ctx, f.Name)
	switch {
	case err != nil:
		return false, err
	case !there:
		return false, s.Check(ctx)
	case r.folder, r.bytes >= 0 && r.bytes != f.Bytes: // a server that tells no size only names what is whole
		return false, desk.Changed(s.where, f.Name)
	}
	return true, nil
}

// whole tells whether a file of this name and size is there.
func (s *server) whole(ctx context.Context, name string, size int64) (bool, error) {
	r, there, err := s.look(ctx, name)
	return there && !r.folder && r.bytes == size, err
}

// URL is where name is, without the account.
func (s *server) URL(name string) string { return s.at(name).String() }

// at is where the file called name is, and the folder where it is "".
func (s *server) at(name string) *url.URL {
	if name == "" {
		return s.folder
	}
	return s.folder.JoinPath(name)
}
