// Package webdavtest is a real WebDAV server in the process of a test: golang.org/x/net/webdav, which
// wants a name and a password.
package webdavtest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/webdav"
)

// The account of every server.
const (
	User     = "anna"
	Password = "눈 snow"
)

// Folder is the path of the folder of every server.
const Folder = "/dav/incoming"

// Server shows the folder Dir.
type Server struct {
	*httptest.Server
	Dir string
}

// Serve starts a server for as long as the test lasts. Each of around stands between those who ask and
// the server, the first outermost.
func Serve(t testing.TB, around ...func(http.Handler) http.Handler) *Server {
	t.Helper()
	s := New(t, around...)
	s.Start()
	return s
}

// New is Serve of a server that is yet to be started.
func New(t testing.TB, around ...func(http.Handler) http.Handler) *Server {
	t.Helper()
	root := t.TempDir()
	s := &Server{Dir: filepath.Join(root, "incoming")}
	if err := os.Mkdir(s.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var h http.Handler = &webdav.Handler{
		Prefix: strings.TrimSuffix(Folder, "/incoming"), FileSystem: webdav.Dir(root), LockSystem: webdav.NewMemLS(),
	}
	h = askName(h)
	for n := range around {
		h = around[len(around)-1-n](h)
	}
	s.Server = httptest.NewUnstartedServer(h)
	t.Cleanup(s.Close)
	return s
}

func askName(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != User || password != Password {
			w.Header().Set("WWW-Authenticate", `Basic realm="desk"`)
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Address is the host and port of s.
func (s *Server) Address() string { return s.Listener.Addr().String() }

// At is the folder of s for its account, reached at address.
func (s *Server) At(address string) string {
	scheme, _, _ := strings.Cut(s.URL, ":")
	return (&url.URL{Scheme: scheme, User: url.User(User), Host: address, Path: Folder}).String()
}
