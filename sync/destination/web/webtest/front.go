// Package webtest is what doubles of servers have in common: what has come, and what goes wrong with it.
package webtest

import (
	"net/http"
	"slices"
	"strings"
	"sync"
)

// Request is one request as it came.
type Request struct {
	Number int // from 1
	Method string
	Path   string
	Query  string
	Key    string // idempotency key
}

// Is tells whether r has the method and a path of the pattern, in which * stands for one part.
func (r Request) Is(method, pattern string) bool {
	want, got := strings.Split(pattern, "/"), strings.Split(r.Path, "/")
	same := func(want, got string) bool { return want == "*" || want == got }
	return r.Method == method && slices.EqualFunc(want, got, same)
}

// Front is where requests come in. The zero value is ready; its methods are safe for concurrent use.
type Front struct {
	mu       sync.Mutex
	requests []Request
	plan     func(Request) Trouble
}

// Plan lets plan say what goes wrong with each request; nil is nothing. It replaces the plan before.
func (f *Front) Plan(plan func(Request) Trouble) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.plan = plan
}

// Requests returns what has come so far.
func (f *Front) Requests() []Request {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.requests)
}

// Take has serve answer r, or does what the plan says.
func (f *Front) Take(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
	if trouble := f.arrive(r); trouble != nil {
		trouble(w, r, serve)
		return
	}
	serve(w, r)
}

func (f *Front) arrive(r *http.Request) Trouble {
	f.mu.Lock()
	defer f.mu.Unlock()
	request := Request{
		Number: len(f.requests) + 1, Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery,
		Key: r.Header.Get("Idempotency-Key"),
	}
	f.requests = append(f.requests, request)
	if f.plan == nil {
		return nil
	}
	return f.plan(request)
}
