package webtest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"
)

// Trouble is what happens to a request instead of its being served. serve serves it.
type Trouble func(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc)

// CutBefore takes the request in, closes the connection and does nothing.
func CutBefore(_ http.ResponseWriter, r *http.Request, _ http.HandlerFunc) {
	_, _ = io.Copy(io.Discard, r.Body)
	panic(http.ErrAbortHandler) // net/http closes the connection
}

// CutEarly closes the connection while the request is still coming.
func CutEarly(_ http.ResponseWriter, r *http.Request, _ http.HandlerFunc) {
	_, _ = io.CopyN(io.Discard, r.Body, 10)
	panic(http.ErrAbortHandler)
}

// CutAfter does what was asked and closes the connection without an answer.
func CutAfter(_ http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
	serve(httptest.NewRecorder(), r)
	panic(http.ErrAbortHandler)
}

// CutAnswer does what was asked and closes the connection in the middle of the answer.
func CutAnswer(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
	a := record(r, serve)
	a.headers(w)
	w.Header().Set("Content-Length", strconv.Itoa(a.Body.Len()))
	w.WriteHeader(a.Code)
	_, _ = w.Write(a.Body.Bytes()[:a.Body.Len()/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

// Cuts are all ways to cut a request.
var Cuts = map[string]Trouble{
	"while it comes": CutEarly, "before it takes effect": CutBefore,
	"after it took effect": CutAfter, "in the middle of the answer": CutAnswer,
}

// Stall does what was asked, where after is set, and then does not answer while the client waits.
func Stall(after bool) Trouble {
	return func(_ http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
		if after {
			serve(httptest.NewRecorder(), r)
		} else {
			_, _ = io.Copy(io.Discard, r.Body)
		}
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	}
}

// Answer does not do what was asked and answers with body.
func Answer(code int, kind, body string) Trouble {
	return func(w http.ResponseWriter, r *http.Request, _ http.HandlerFunc) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(code)
		_, _ = io.WriteString(w, body)
	}
}

// Portal answers with a web page and status 200, as a hotel's network does.
var Portal = Answer(http.StatusOK, "text/html", "<!DOCTYPE html><title>Wi-Fi</title><p>Accept our terms.")

// Redirect answers with another address.
func Redirect(to string) Trouble {
	return func(w http.ResponseWriter, r *http.Request, _ http.HandlerFunc) {
		_, _ = io.Copy(io.Discard, r.Body)
		http.Redirect(w, r, to, http.StatusFound)
	}
}

// First calls act before the request is served, for what happens at the server in between.
func First(act func()) Trouble {
	return func(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
		act()
		serve(w, r)
	}
}

// WithoutQuery serves the request as if nothing was asked for in particular.
func WithoutQuery(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
	r.URL.RawQuery = ""
	serve(w, r)
}

// During lets act happen while trouble is under way.
func During(act func(), trouble Trouble) Trouble {
	return func(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
		defer time.AfterFunc(10*time.Millisecond, act).Stop()
		trouble(w, r, serve)
	}
}

type recorded struct{ *httptest.ResponseRecorder }

func record(r *http.Request, serve http.HandlerFunc) recorded {
	a := recorded{httptest.NewRecorder()}
	serve(a, r)
	return a
}

func (a recorded) headers(w http.ResponseWriter) {
	for name, values := range a.Header() {
		w.Header()[name] = values
	}
}

// Fail does not do what was asked and answers with an error of the API.
func Fail(code int, words string) Trouble {
	body, err := json.Marshal(map[string]string{"error": words})
	if err != nil {
		panic(err) // a string is always JSON
	}
	return Answer(code, "application/json", string(body))
}

// FailAfter does what was asked and answers with an error all the same.
func FailAfter(code int, words string) Trouble {
	return func(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
		serve(httptest.NewRecorder(), r)
		Fail(code, words)(w, r, serve)
	}
}

// TooMany asks to wait, as proxies and servers do.
func TooMany(wait time.Duration) Trouble {
	return func(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)))
		Fail(http.StatusTooManyRequests, "Too many requests")(w, r, serve)
	}
}

// Rewrite does what was asked, and answers with what change makes of the answer.
func Rewrite(change func(answer map[string]any)) Trouble {
	return func(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
		a := record(r, serve)
		a.headers(w)
		data := a.Body.Bytes()
		var answer map[string]any
		if json.Unmarshal(data, &answer) == nil {
			change(answer)
			if b, err := json.Marshal(answer); err == nil {
				data = b
			}
		}
		w.WriteHeader(a.Code)
		_, _ = w.Write(data)
	}
}
