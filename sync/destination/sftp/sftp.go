// Package sftp puts entries into a folder on a server that speaks SFTP. A file is written under a
// name with .part, flushed, and renamed; what a cut left of it is gone on with. The server's host key
// must be known before anything is shown to it.
package sftp

import (
	"context"
	"path"
	"sync"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
)

// Kind is the kind of these destinations in a journal.
const Kind = "sftp"

// Keys of journal.Destination.Settings.
const (
	SettingServer  = "server"   // sftp://user@host:port/folder
	SettingKey     = "key"      // absolute path of a private key; without it the agent, then the usual ones
	SettingHostKey = "host-key" // fingerprint SHA256:… of the server's key; without it known_hosts decides
)

// Open returns the server of c, with a password or the passphrase of its key as secret, which may be
// "". Nothing is asked yet. The error is Invalid where the settings cannot be used.
func Open(c journal.Destination, secret string) (destination.Destination, error) {
	set, err := readSettings(c)
	if err != nil {
		return nil, err
	}
	return desk.New(c, &server{settings: set, secret: secret, where: c.Name + " (" + set.host + ")"}), nil
}

// server is one connection at a time to the folder.
type server struct {
	settings
	secret string
	where  string // for messages

	mu   sync.Mutex // over all that follows and what goes over the connection
	conn *connection
}

// connection is what is open while it works.
type connection struct {
	raw  *watched
	ssh  *ssh.Client
	sftp *sftp.Client
	most int // bytes that one write may have
}

func (c *connection) close() {
	_ = c.raw.Close() // first: the others would wait for answers
	_ = c.sftp.Close()
	_ = c.ssh.Close()
}

// with does act over the connection, making one where there is none. One that was idle may have died
// unseen: then act, which can be repeated, is done once more over a new one.
func (s *server) with(ctx context.Context, act func(c *connection) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	idle := s.conn != nil
	err := s.once(ctx, act)
	if idle && s.conn == nil && ctx.Err() == nil {
		err = s.once(ctx, act)
	}
	return err
}

func (s *server) once(ctx context.Context, act func(c *connection) error) error {
	if err := s.connect(ctx); err != nil {
		return err
	}
	c := s.conn
	c.raw.begin()
	stop := context.AfterFunc(ctx, func() { _ = c.raw.Close() })
	err := act(c)
	if !stop() || isBroken(err) {
		c.close()
		s.conn = nil
	}
	c.raw.end()
	return err
}

// Check asks whether the folder is there.
func (s *server) Check(ctx context.Context) error {
	return s.with(ctx, func(c *connection) error {
		info, err := c.sftp.Stat(s.folder)
		switch {
		case err != nil:
			return s.tell(ctx, err)
		case !info.IsDir():
			return s.fail(journal.NeedsUser, errNoFolder, folderHint)
		}
		return nil
	})
}

// Has reports whether f is there.
func (s *server) Has(ctx context.Context, f desk.File) (there bool, err error) {
	err = s.with(ctx, func(c *connection) error {
		is, err := c.whole(path.Join(s.folder, f.Name), f.Bytes)
		if is == other {
			return desk.Changed(s.where, f.Name)
		}
		there = is == same
		return s.tell(ctx, err)
	})
	return there, err
}

// URL is where name is, without the account.
func (s *server) URL(name string) string {
	return "sftp://" + s.host + path.Join("/", s.folder, name)
}
