package web

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// Answer is what came back, from the server or from something that stands in its way.
type Answer struct {
	Code   int
	Header http.Header
	Body   []byte
}

// OK reports whether the status is one of success, which is no proof of any.
func (a Answer) OK() bool { return a.Code >= 200 && a.Code < 300 }

// InTrouble reports whether the server failed at what it was asked, perhaps after doing it.
func (a Answer) InTrouble() bool {
	switch a.Code {
	case http.StatusNetworkAuthenticationRequired, http.StatusNotImplemented:
		return false
	case http.StatusRequestTimeout:
		return true
	}
	return a.Code >= 500
}

// IsJSON reports whether the body is an object or a list in JSON.
func (a Answer) IsJSON() bool {
	b := bytes.TrimSpace(a.Body)
	return len(b) > 0 && (b[0] == '{' || b[0] == '[') && json.Valid(b)
}

// IsPage reports whether the body is a web page or the status a redirect: whoever answers is not an API.
func (a Answer) IsPage() bool {
	redirect := a.Code >= 300 && a.Code < 400
	return redirect || a.Code == http.StatusNetworkAuthenticationRequired ||
		bytes.HasPrefix(bytes.TrimSpace(a.Body), []byte("<"))
}
