// Package mastodondouble is a double, for tests, of a server that speaks the Mastodon API, with one
// account. It keeps posts in memory and is strict: what the documentation does not know, it refuses.
// Its three modes differ as the servers do that they are named for. Serve it with net/http on any
// listener; Plan lets requests go wrong.
package mastodondouble

import (
	"maps"
	"net/http"
	"sync"
	"time"

	"sojourn/sync/destination/web/webtest"
)

// Token is the access token that the double accepts.
const Token = "double-token-0123456789"

// Mode is which server the double behaves like.
type Mode int

const (
	// Mastodon honours an idempotency key for an hour.
	Mastodon Mode = iota
	// GoToSocial ignores idempotency keys.
	GoToSocial
	// Pixelfed takes pictures only, refuses a repeated key, post or no post, and tells most errors
	// with the status 500.
	Pixelfed
)

// Modes are all of them.
var Modes = []Mode{Mastodon, GoToSocial, Pixelfed}

func (m Mode) String() string {
	return map[Mode]string{Mastodon: "Mastodon", GoToSocial: "GoToSocial", Pixelfed: "Pixelfed"}[m]
}

// Server is one server with one account. Its methods are safe for concurrent use.
type Server struct {
	webtest.Front

	mode Mode
	now  func() time.Time

	mu       sync.Mutex
	number   int   // of ids that were given away
	received int64 // bytes of bodies
	media    map[string]*upload
	posts    []*status // the newest last
	keys     map[string]used
	tokens   map[string]bool
	work     int // how often a picture is asked for before it is ready
	lose     int // pictures that the next posts lose
	old      bool
	drops    bool
	mute     bool
}

// used is an idempotency key that was seen.
type used struct {
	at   time.Time
	post string
}

// New returns an empty server that lives by now; nil is the machine's clock.
func New(mode Mode, now func() time.Time) *Server {
	if now == nil {
		now = time.Now
	}
	return &Server{
		mode: mode, now: now, media: map[string]*upload{}, keys: map[string]used{},
		tokens: map[string]bool{Token: true},
	}
}

// Mode is which server s behaves like.
func (s *Server) Mode() Mode { return s.mode }

// Received counts the bytes of all bodies that came.
func (s *Server) Received() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.received
}

// Revoke makes every token worthless; Allow makes token good.
func (s *Server) Revoke() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.tokens)
}

// Allow accepts token from now on.
func (s *Server) Allow(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens[token] = true
}

// Old makes the server one that does not know the second version of the instance.
func (s *Server) Old() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.old = true
}

// Drop makes the server one that posts without the pictures that it does not take, and does not say
// so, as Mastodon did before 4.3.
func (s *Server) Drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drops = true
}

// ServeHTTP answers one request, or does what the plan says.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Date", s.now().UTC().Format(http.TimeFormat))
	s.Take(w, r, s.serve)
}

// serve does what was asked. All of it happens at once, or not at all.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	body, refused := s.read(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.received += body.size
	if refused == nil {
		s.sweep()
		refused = s.route(w, r, body)
	}
	if refused != nil {
		s.refuse(w, refused)
	}
}

// sweep forgets keys and media that are past their time.
func (s *Server) sweep() {
	now := s.now()
	maps.DeleteFunc(s.keys, func(_ string, k used) bool { return now.Sub(k.at) > time.Hour })
	life := map[Mode]time.Duration{
		Mastodon: 24 * time.Hour, GoToSocial: 72 * time.Hour, Pixelfed: 2 * time.Hour,
	}[s.mode]
	maps.DeleteFunc(s.media, func(_ string, m *upload) bool { return m.post == "" && now.Sub(m.born) > life })
}

// Sweep forgets all media that no post has.
func (s *Server) Sweep() {
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.DeleteFunc(s.media, func(_ string, m *upload) bool { return m.post == "" })
}

// SweepLast forgets the picture that came last, unless a post has it.
func (s *Server) SweepLast() {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := ""
	for id := range s.media {
		last = max(last, id)
	}
	if m := s.media[last]; m != nil && m.post == "" {
		delete(s.media, last)
	}
}

// Spend attaches all media that no post has to something that nobody sees.
func (s *Server) Spend() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.media {
		if m.post == "" {
			m.post = "elsewhere"
		}
	}
}
