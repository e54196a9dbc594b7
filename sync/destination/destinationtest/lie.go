package destinationtest

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"
)

// Lie is how a server that speaks HTTP, or what stands before it, answers otherwise than it should. honest answers
// as it should.
type Lie func(w http.ResponseWriter, r *http.Request, honest http.Handler)

// Lies are all of them. Where one is told the act was carried out, or was not; no answer tells which.
var Lies = map[string]Lie{
	"nothing, before it took effect":             silent(false),
	"nothing, after it took effect":              silent(true),
	"half the answer":                            half,
	"a portal's page":                            says(false, http.StatusOK, "text/html", portal),
	"a portal's page, after it took effect":      says(true, http.StatusOK, "text/html", portal),
	"a portal's redirect":                        redirect,
	"trouble":                                    says(false, http.StatusInternalServerError, "text/plain", "oops"),
	"trouble, after it took effect":              says(true, http.StatusInternalServerError, "text/plain", "oops"),
	"a gateway's page, after it took effect":     says(true, http.StatusGatewayTimeout, "text/html", "<html>504"),
	"an overload":                                overload,
	"OK and no more":                             says(false, http.StatusOK, "", ""),
	"OK and no more, after it took effect":       says(true, http.StatusOK, "", ""),
	"accepted, and it is not done":               says(false, http.StatusAccepted, "", ""),
	"accepted, and it is done":                   says(true, http.StatusAccepted, "", ""),
	"something else in JSON":                     says(false, http.StatusOK, "application/json", "{}"),
	"something else in JSON, after it took hold": says(true, http.StatusOK, "application/json", "{}"),
	"for ever nothing":                           stalls(false),
	"for ever nothing, after it took effect":     stalls(true),
	"a byte now and then, for ever":              drips,
}

const portal = "<!DOCTYPE html><title>Wi-Fi</title><p>\x1b[2JAccept our terms, and give us your password."

// carry takes the request in, and has it take effect where that is asked for.
func carry(r *http.Request, honest http.Handler, out bool) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	if out {
		honest.ServeHTTP(w, r)
	} else {
		_, _ = io.Copy(io.Discard, r.Body)
	}
	return w
}

func silent(after bool) Lie {
	return func(_ http.ResponseWriter, r *http.Request, honest http.Handler) {
		carry(r, honest, after)
		panic(http.ErrAbortHandler) // net/http closes the connection
	}
}

func says(after bool, code int, kind, body string) Lie {
	return func(w http.ResponseWriter, r *http.Request, honest http.Handler) {
		carry(r, honest, after)
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(code)
		if r.Method != http.MethodHead {
			_, _ = io.WriteString(w, body)
		}
	}
}

func redirect(w http.ResponseWriter, r *http.Request, honest http.Handler) {
	carry(r, honest, false)
	http.Redirect(w, r, "http://portal.invalid/login", http.StatusFound)
}

func overload(w http.ResponseWriter, r *http.Request, honest http.Handler) {
	w.Header().Set("Retry-After", "1")
	says(false, http.StatusServiceUnavailable, "text/plain", "slow down")(w, r, honest)
}

// half does what was asked, and its answer breaks off in the middle.
func half(w http.ResponseWriter, r *http.Request, honest http.Handler) {
	a := carry(r, honest, true)
	for name, values := range a.Header() {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Length", strconv.Itoa(a.Body.Len()+1))
	w.WriteHeader(a.Code)
	_, _ = w.Write(a.Body.Bytes()[:a.Body.Len()/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

func stalls(after bool) Lie {
	return func(_ http.ResponseWriter, r *http.Request, honest http.Handler) {
		carry(r, honest, after)
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	}
}

// drips does what was asked, and answers so slowly that it never ends.
func drips(w http.ResponseWriter, r *http.Request, honest http.Handler) {
	a := carry(r, honest, true)
	for name, values := range a.Header() {
		w.Header()[name] = values
	}
	w.Header().Del("Content-Length")
	w.WriteHeader(a.Code)
	if a.Code == http.StatusNoContent || r.Method == http.MethodHead {
		return // which end with their header
	}
	for in := bytes.NewReader(a.Body.Bytes()); r.Context().Err() == nil; time.Sleep(5 * time.Millisecond) {
		_, _ = io.CopyN(w, in, 1)
		_ = http.NewResponseController(w).Flush()
	}
	panic(http.ErrAbortHandler)
}
