// Package micropubdouble is a double, for tests, of a personal site that takes posts by Micropub. It keeps posts in
// memory and is strict: what the W3C's recommendation of 2017 has a server refuse, or a client not do, it refuses. Of
// creating posts it knows JSON alone. Quirks are what sites do otherwise. Serve it with net/http on any listener; Plan lets
// requests go wrong.
package micropubdouble

import (
	"crypto/rand"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"sojourn/sync/destination/web/webtest"
)

// Token is the access token that the double accepts.
const Token = "double-token-0123456789"

// Quirk is what a site does in its own way.
type Quirk string

// The quirks.
const (
	NoList     Quirk = "gives no list of its posts"
	NoSource   Quirk = "does not tell what a post was made of, and edits none"
	NoPages    Quirk = "shows no post on its pages"
	Accepts    Quirk = "answers 202 and makes the post later"
	Silent     Quirk = "answers 201 and does not say where"
	NoMedia    Quirk = "has no media endpoint"
	NoConfig   Quirk = "does not know q=config"
	InHeader   Quirk = "names its endpoint in a header"
	OwnTimes   Quirk = "dates posts itself"
	ByContent  Quirk = "gives the same address to the same picture"
	DropsAlt   Quirk = "keeps no words of pictures"
	NoUpdate   Quirk = "edits no posts"
	NoDelete   Quirk = "deletes no posts"
	Forgetful  Quirk = "loses the files of pictures"
	Drops      Quirk = "leaves the last picture out of a post"
	CountsList Quirk = "counts the pages of its list"
)

// Server is one site. Its methods are safe for concurrent use.
type Server struct {
	webtest.Front

	quirks []Quirk
	now    func() time.Time

	mu     sync.Mutex
	media  map[string]*upload // by path
	posts  []*post            // the newest last
	scopes []string
	number int
}

// New returns an empty site that lives by now; nil is the machine's clock.
func New(now func() time.Time, quirks ...Quirk) *Server {
	if now == nil {
		now = time.Now
	}
	return &Server{
		now: now, quirks: quirks, media: map[string]*upload{},
		scopes: []string{"create", "update", "delete", "media"},
	}
}

func (s *Server) is(q Quirk) bool { return slices.Contains(s.quirks, q) }

// Allow limits what the token may do, to nothing where no scope is named: then it is not accepted at all.
func (s *Server) Allow(scopes ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.scopes = scopes
}

// ServeHTTP answers one request, or does what the plan says.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Date", s.now().UTC().Format(http.TimeFormat))
	s.Take(w, r, s.serve)
}

// Paths of the site. The endpoint's address has a query, as it may.
const (
	EndpointPath = "/micropub"
	MediaPath    = "/media-endpoint"
)

// serve does what was asked. All of it happens at once, or not at all.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	in, refused := read(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	if refused == nil {
		refused = s.route(w, r, in)
	}
	if refused != nil {
		refuse(w, refused)
	}
}

func (s *Server) route(w http.ResponseWriter, r *http.Request, in body) *problem {
	switch {
	case r.URL.Path == EndpointPath, r.URL.Path == MediaPath:
		if refused := s.authorize(r); refused != nil {
			return refused
		}
		return s.api(w, r, in)
	case r.Header.Get("Authorization") != "":
		return invalid("a token does not belong on a public page")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return &problem{code: http.StatusMethodNotAllowed, kind: "invalid_request"}
	}
	return s.page(w, r)
}

func (s *Server) api(w http.ResponseWriter, r *http.Request, in body) *problem {
	switch {
	case r.URL.Path == EndpointPath && r.URL.Query().Get("site") != "me":
		return invalid("the endpoint's own query is missing")
	case r.URL.Path == EndpointPath && r.Method == http.MethodGet:
		return s.query(w, r)
	case r.URL.Path == EndpointPath && r.Method == http.MethodPost:
		return s.act(w, r, in)
	case r.URL.Path == MediaPath && r.Method == http.MethodPost && !s.is(NoMedia):
		return s.upload(w, r, in)
	}
	return &problem{code: http.StatusMethodNotAllowed, kind: "invalid_request"}
}

func (s *Server) authorize(r *http.Request) *problem {
	token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	switch {
	case !found:
		return &problem{code: http.StatusUnauthorized, kind: "unauthorized", words: "no access token was given"}
	case token != Token || len(s.scopes) == 0:
		return &problem{code: http.StatusForbidden, kind: "forbidden", words: "the access token is not one of ours"}
	}
	return nil
}

func (s *Server) may(scope string) *problem {
	if slices.Contains(s.scopes, scope) {
		return nil
	}
	return &problem{code: http.StatusForbidden, kind: "insufficient_scope", words: "the token lacks the scope " + scope}
}

func base(r *http.Request) string { return "http://" + r.Host }

// newName is what nobody can guess, as the recommendation wants of media.
func newName() string { return strings.ToLower(rand.Text()) }
