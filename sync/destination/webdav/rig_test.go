package webdav_test

import (
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/webdav"
	"sojourn/sync/destination/webdav/webdavtest"
)

// TestMain makes the certificate of httptest one that this machine trusts, as a desk's own authority would be.
func TestMain(m *testing.M) { os.Exit(trusting(m)) }

func trusting(m *testing.M) int {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	defer s.Close()
	dir, err := os.MkdirTemp("", "webdav")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "authorities.pem")
	data := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(file, data, 0o600); err != nil {
		panic(err)
	}
	os.Setenv("SSL_CERT_FILE", file)
	return m.Run()
}

// destinationAt is what a journal keeps of a server.
func destinationAt(server string) journal.Destination {
	return journal.Destination{Name: "desk", Kind: webdav.Kind, Settings: map[string]string{webdav.SettingServer: server}}
}

func open(t testing.TB, c journal.Destination) destination.Destination {
	t.Helper()
	d, err := webdav.Open(c, webdavtest.Password)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// harness sends to s, which is reached at address.
func harness(t testing.TB, s *webdavtest.Server, address string) destinationtest.Harness {
	t.Helper()
	return destinationtest.Harness{
		Destination: open(t, destinationAt(s.At(address))),
		Posts:       func(t testing.TB) []destinationtest.Post { return desktest.Posts(t, desktest.Files(t, s.Dir)) },
	}
}

// trouble is what becomes of a request that next would answer.
type trouble func(w http.ResponseWriter, r *http.Request, next http.Handler)

// always is trouble with every request.
func always(what trouble) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { what(w, r, next) })
	}
}

// at is trouble with one request, the first of which has the number 0. It counts all that come.
func at(n int64, come *atomic.Int64, what trouble) func(http.Handler) http.Handler {
	return always(func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if come.Add(1)-1 == n {
			what(w, r, next)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// on is trouble with the requests of one method.
func on(method string, what trouble) func(http.Handler) http.Handler {
	return always(func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method == method {
			what(w, r, next)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func hangUp(http.ResponseWriter, *http.Request, http.Handler) { panic(http.ErrAbortHandler) }

// after does what was asked, and has something else answered.
func after(what trouble) trouble {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		next.ServeHTTP(httptest.NewRecorder(), r)
		what(w, r, next)
	}
}

// half does what was asked with the first half of the content.
func half(_ http.ResponseWriter, r *http.Request, next http.Handler) {
	part := r.Clone(r.Context())
	part.Body = io.NopCloser(io.LimitReader(r.Body, r.ContentLength/2))
	next.ServeHTTP(httptest.NewRecorder(), part)
	panic(http.ErrAbortHandler)
}

func answer(code int, header ...string) trouble {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		for n := 0; n < len(header); n += 2 {
			w.Header().Set(header[n], header[n+1])
		}
		w.WriteHeader(code)
		_, _ = w.Write([]byte("<html>\x1b[2J Willkommen! Passwort?"))
	}
}
