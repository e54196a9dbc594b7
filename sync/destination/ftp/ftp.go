// Package ftp puts entries into a folder on a server that speaks FTP, over TLS. A file is put under a
// name with .part, its size is asked for, and it is renamed; what a cut left of it is gone on with.
package ftp

import (
	"context"
	"net/url"
	"path"
	"strings"
	"sync"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
)

// Kind is the kind of these destinations in a journal.
const Kind = "ftp"

// Keys of journal.Destination.Settings.
const (
	SettingServer = "server" // ftps://user@host:port/folder
	SettingCA     = desk.SettingCA
)

// Open returns the server of c, with a password as secret. Nothing is asked yet. The error is Invalid
// where the settings cannot be used.
func Open(c journal.Destination, secret string) (destination.Destination, error) {
	set, err := readSettings(c)
	if err != nil {
		return nil, err
	}
	return desk.New(c, &server{
		settings: set, secret: strings.TrimSpace(secret), where: c.Name + " (" + journal.Visible(set.host) + ")",
	}), nil
}

// server is one connection at a time to the folder.
type server struct {
	settings
	secret string
	where  string // for messages

	mu   sync.Mutex // over what follows and what goes over it
	conn *connection
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
	if s.conn == nil {
		c, err := s.connect(ctx)
		if err != nil {
			return s.tell(ctx, err)
		}
		s.conn = c
	}
	c := s.conn
	c.act = ctx
	stop := context.AfterFunc(ctx, c.cut)
	err := act(c)
	if !stop() || isBroken(err) {
		c.cut()
		s.conn = nil
	}
	return err
}

// Check asks whether there is a connection, which stands in the folder.
func (s *server) Check(ctx context.Context) error {
	return s.with(ctx, func(c *connection) error { return s.tell(ctx, c.ftp.NoOp()) })
}

// Has reports whether f is there.
func (s *server) Has(ctx context.Context, f desk.File) (there bool, err error) {
	err = s.with(ctx, func(c *connection) error {
		size, known, err := c.size(f.Name)
		if there = known && size == f.Bytes; known && !there && err == nil {
			return desk.Changed(s.where, f.Name)
		}
		return s.tell(ctx, err)
	})
	return there, err
}

// URL is where name is, without the account.
func (s *server) URL(name string) string {
	u := url.URL{Scheme: s.scheme, Host: s.host, Path: strings.TrimSuffix(s.path, "/") + "/" + path.Base(name)}
	return u.String()
}
