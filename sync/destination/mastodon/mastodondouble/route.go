package mastodondouble

import (
	"net/http"
	"strings"
)

// route finds what a request asks for.
func (s *Server) route(w http.ResponseWriter, r *http.Request, b body) *problem {
	path, found := strings.CutPrefix(r.URL.Path, "/api/")
	if !found {
		return notFound
	}
	parts := strings.Split(path, "/")
	at := func(method, pattern string) bool {
		return (Request{Method: r.Method, Path: path}).Is(method, pattern)
	}
	switch {
	case at("GET", "v1/instance"), at("GET", "v2/instance") && !s.old:
		s.answer(w, http.StatusOK, s.instance(parts[0]))
		return nil
	}
	if refused := s.authorize(r); refused != nil {
		return refused
	}
	switch {
	case at("GET", "v1/accounts/verify_credentials"):
		s.answer(w, http.StatusOK, s.account())
		return nil
	case at("GET", "v1/accounts/*/statuses"):
		return s.list(w, r, parts[2])
	case at("POST", "v2/media"):
		return s.upload(w, b)
	case at("GET", "v1/media/*"):
		return s.showMedia(w, parts[2])
	case at("PUT", "v1/media/*"):
		return s.describe(w, parts[2], b)
	case at("POST", "v1/statuses"):
		return s.create(w, r, b)
	case at("GET", "v1/statuses/*"):
		return s.showPost(w, parts[2])
	case at("GET", "v1/statuses/*/source") && s.mode != Pixelfed:
		return s.showSource(w, parts[2])
	case at("PUT", "v1/statuses/*"):
		return s.edit(w, parts[2], b)
	case at("DELETE", "v1/statuses/*"):
		return s.remove(w, parts[2])
	}
	return notFound
}

// authorize asks for a token, and for a client that wants JSON.
func (s *Server) authorize(r *http.Request) *problem {
	if !strings.Contains(r.Header.Get("Accept"), "application/json") {
		return &problem{code: http.StatusNotAcceptable, words: "only application/json is to be had"}
	}
	token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if found && s.tokens[token] {
		return nil
	}
	words := "The access token is invalid"
	if s.mode == Pixelfed {
		words = "Unauthenticated."
	}
	return &problem{code: http.StatusUnauthorized, words: words}
}
