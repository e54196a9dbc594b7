// Package ftptest is a real FTP server in the process of a test: github.com/fclairamb/ftpserverlib over a folder.
package ftptest

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	ftpserver "github.com/fclairamb/ftpserverlib"
	"github.com/spf13/afero"

	"sojourn/sync/destination/destinationtest"
)

// Options are how a server is to be; the zero value is explicit TLS that is insisted on.
type Options struct {
	Plain    bool // no TLS
	Implicit bool // TLS from the first byte
	PutOnly  bool // nothing can be read back
	Room     int  // bytes that a file may have, until MakeRoom; 0 for any number
	// Lacks are commands of four letters that the server does not know; for Plain ones.
	Lacks []string
}

// Server is an FTP server of this process. Who is called anna and has the password is shown a folder incoming, Dir.
type Server struct {
	Dir      string
	Address  string
	Password string
	CA       string // path of the certificate that vouches for it
	options  Options
	tls      *tls.Config
	root     afero.Fs
	link     atomic.Pointer[destinationtest.Proxy]
	resumed  atomic.Int64
	begun    atomic.Int64
	room     atomic.Bool
	writing  sync.WaitGroup

	mu      sync.Mutex
	clients map[uint32]ftpserver.ClientContext
	ended   bool
	all     sync.WaitGroup
}

// Serve starts a server for as long as the test lasts.
func Serve(t testing.TB, o Options) *Server {
	t.Helper()
	root, shown := t.TempDir(), NewCertificate(t)
	s := &Server{
		Dir: filepath.Join(root, "incoming"), Password: "눈 snow", CA: shown.Path, options: o,
		root: afero.NewBasePathFs(afero.NewOsFs(), root), clients: map[uint32]ftpserver.ClientContext{},
	}
	s.tls = &tls.Config{Certificates: []tls.Certificate{shown.Certificate}, VerifyConnection: s.count}
	if err := os.Mkdir(s.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.Address = listener.Addr().String()
	server := ftpserver.NewFtpServer(&driver{s, listener})
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	s.all.Go(func() { _ = server.Serve() }) // ends when the listener is closed
	t.Cleanup(func() {
		_ = listener.Close()
		s.end()
		s.all.Wait()
	})
	return s
}

// Over has the lines for files pass link too. Those for commands pass it where they are made to it.
func (s *Server) Over(link *destinationtest.Proxy) { s.link.Store(link) }

// URL is the folder of s, reached at address.
func (s *Server) URL(address string) string {
	scheme := "ftps"
	if s.options.Plain {
		scheme = "ftp"
	}
	return scheme + "://anna@" + address + "/incoming"
}

// MakeRoom has files be as large as they are.
func (s *Server) MakeRoom() { s.room.Store(true) }

// Settle waits until no file is open: what a cut connection left is written.
func (s *Server) Settle() { s.writing.Wait() }

// Negotiations is how many TLS connections there were, and how many of them took up an earlier one.
func (s *Server) Negotiations() (all, resumed int64) { return s.begun.Load(), s.resumed.Load() }

func (s *Server) count(c tls.ConnectionState) error {
	s.begun.Add(1)
	if c.DidResume {
		s.resumed.Add(1)
	}
	return nil
}

// HangUp ends all connections.
func (s *Server) HangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.clients {
		_ = c.Close()
	}
}

func (s *Server) end() {
	s.mu.Lock()
	s.ended = true
	s.mu.Unlock()
	s.HangUp()
}

// driver is what the library asks of s.
type driver struct {
	*Server
	listener net.Listener
}

var (
	errNoTLS    = errors.New("TLS is not known here")
	errEnded    = errors.New("the test has ended")
	errStranger = errors.New("a stranger")
)

// dataPatience is how long, in seconds, the server waits for the line of a file.
const dataPatience = 2

func (d *driver) GetSettings() (*ftpserver.Settings, error) {
	set := &ftpserver.Settings{Listener: d.listener, ConnectionTimeout: dataPatience, TLSRequired: ftpserver.MandatoryEncryption}
	switch {
	case d.options.Implicit:
		set.Listener, set.TLSRequired = tls.NewListener(d.listener, d.tls), ftpserver.ImplicitEncryption
	case d.options.Plain:
		set.Listener, set.TLSRequired = deafListener{d.listener, d.options.Lacks}, ftpserver.ClearOrEncrypted
	}
	return set, nil
}

func (d *driver) ClientConnected(c ftpserver.ClientContext) (string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ended {
		return "", errEnded
	}
	d.clients[c.ID()] = c
	d.all.Add(1)
	return "a desk", nil
}

func (d *driver) ClientDisconnected(c ftpserver.ClientContext) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, known := d.clients[c.ID()]; known {
		delete(d.clients, c.ID())
		d.all.Done()
	}
}

// AuthUser tells a stranger's password back, as a bad server would.
func (d *driver) AuthUser(_ ftpserver.ClientContext, user, password string) (ftpserver.ClientDriver, error) {
	if user != "anna" || password != d.Password {
		return nil, fmt.Errorf("%w with the password %s\x1b[31m", errStranger, password)
	}
	root := busy{d.root, &d.writing}
	switch {
	case d.options.PutOnly:
		return dropBox{root}, nil
	case d.options.Room > 0:
		return narrow{root, d.options.Room, &d.room}, nil
	}
	return root, nil
}

func (d *driver) GetTLSConfig() (*tls.Config, error) {
	if d.options.Plain {
		return nil, errNoTLS
	}
	return d.tls, nil
}

// WrapPassiveListener has the lines for files pass the link.
func (d *driver) WrapPassiveListener(l net.Listener) (net.Listener, error) {
	if link := d.link.Load(); link != nil {
		return link.Listener(l), nil
	}
	return l, nil
}
