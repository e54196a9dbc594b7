package ftp

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"sync"

	"github.com/jlaffaye/ftp"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/network"
)

// connection is what is open while it works: a line for commands and, while a file is on its way, one for it.
type connection struct {
	ftp *ftp.ServerConn
	tls *tls.Config     // nil where nothing is secret
	act context.Context // of what is being done

	mu    sync.Mutex // over what follows
	lines []*patient // the commands' first
	ended bool
}

// connect makes a connection that is logged in and stands in the folder.
func (s *server) connect(ctx context.Context) (*connection, error) {
	c := &connection{act: ctx}
	if err := s.secureLines(c); err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, c.cut)
	defer stop()
	err := s.greet(c)
	if err == nil && s.folder != "" {
		err = c.ftp.ChangeDir(s.folder)
		if codeOf(err) == ftp.StatusFileUnavailable {
			err = s.fail(journal.NeedsUser, errNoFolder, folderHint)
		}
	}
	if err != nil {
		c.cut()
		return nil, err
	}
	return c, nil
}

// greet has the server prove who it is, then logs in.
func (s *server) greet(c *connection) error {
	options := []ftp.DialOption{
		ftp.DialWithDialFunc(func(network, address string) (net.Conn, error) { return c.dial(network, address, s.implicit()) }),
		ftp.DialWithDisabledMLSD(true), // LIST has the size of one file too
	}
	switch {
	case s.implicit():
		options = append(options, ftp.DialWithTLS(c.tls))
	case s.secure():
		options = append(options, ftp.DialWithExplicitTLS(c.tls))
	}
	var err error
	if c.ftp, err = ftp.Dial(s.address, options...); err != nil {
		return s.turnedAway(err)
	}
	return notLetIn(c.ftp.Login(s.user, s.secret))
}

// secureLines has c speak TLS. What is negotiated for the commands is taken up again for the files: it is
// quicker, and servers insist on it.
func (s *server) secureLines(c *connection) error {
	if !s.secure() {
		return nil
	}
	c.tls = &tls.Config{
		ServerName: s.hostname, MinVersion: tls.VersionTLS12, ClientSessionCache: tls.NewLRUClientSessionCache(1),
	}
	if s.ca == "" {
		return nil
	}
	var err error
	if c.tls.RootCAs, err = network.Authorities(s.ca); err != nil {
		return s.fail(journal.NeedsUser, fmt.Errorf("its certificates cannot be read: %w", err), desk.CAHint)
	}
	return nil
}

// dial opens a line: the first is for commands, all others for files. The library asks for TLS on the
// first one itself, unless it is there from the first byte.
func (c *connection) dial(network, address string, implicit bool) (net.Conn, error) {
	line, err := dial(c.act, network, address)
	if err != nil {
		return nil, err
	}
	first := c.hold(line)
	switch {
	case c.tls != nil && !first:
		again := c.tls.Clone()
		again.ClientSessionCache = lasting{c.tls.ClientSessionCache}
		return polite{tls.Client(line, again), line}, nil
	case c.tls != nil && implicit:
		return tls.Client(line, c.tls), nil
	case c.tls == nil && first:
		return &whole{patient: line}, nil // TLS does so by itself
	}
	return line, nil
}

// hold has cut end line too, in place of that of an earlier file.
func (c *connection) hold(line *patient) (first bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		_ = line.Close()
	}
	first = len(c.lines) == 0
	c.lines = append(c.lines[:min(1, len(c.lines))], line)
	return first
}

// cut ends the connection at once.
func (c *connection) cut() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = true
	for _, line := range c.lines {
		_ = line.Close()
	}
}
