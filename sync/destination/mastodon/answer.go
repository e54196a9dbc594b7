package mastodon

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"

	"sojourn/journal"
)

// answer is what came back, from the server or from something that stands in its way.
type answer struct {
	code   int
	header http.Header
	body   []byte
}

func (a answer) ok() bool { return a.code >= 200 && a.code < 300 }

// inTrouble reports whether the server failed at what it was asked, perhaps after doing it.
func (a answer) inTrouble() bool {
	return a.code >= 500 && a.code != http.StatusNetworkAuthenticationRequired ||
		a.code == http.StatusRequestTimeout
}

// isJSON reports whether the body is JSON, as every answer of the API is, errors too.
func (a answer) isJSON() bool {
	b := bytes.TrimSpace(a.body)
	return len(b) > 0 && (b[0] == '{' || b[0] == '[') && json.Valid(b)
}

// meant is the status that a says in words: Pixelfed gives every error that is no HTTP error of its
// own the status 500, bad tokens, missing things and broken rules too.
func (a answer) meant() int {
	if a.code != http.StatusInternalServerError {
		return a.code
	}
	var e struct {
		Error  word           `json:"error"`
		Broken map[string]any `json:"errors"`
	}
	if json.Unmarshal(a.body, &e) != nil {
		return a.code
	}
	switch {
	case e.Error == "Unauthenticated.":
		return http.StatusUnauthorized
	case strings.HasPrefix(string(e.Error), "No query results for model"):
		return http.StatusNotFound
	case len(e.Broken) > 0:
		return http.StatusUnprocessableEntity
	}
	return a.code
}

// isEmptyList reports whether the body is [].
func (a answer) isEmptyList() bool {
	var list []json.RawMessage
	return json.Unmarshal(a.body, &list) == nil && list != nil && len(list) == 0
}

// isPage reports whether the body is a web page or the status a redirect: whoever answers is not
// the server's API.
func (a answer) isPage() bool {
	redirect := a.code >= 300 && a.code < 400
	return redirect || a.code == http.StatusNetworkAuthenticationRequired ||
		bytes.HasPrefix(bytes.TrimSpace(a.body), []byte("<"))
}

const maxSentence = 300 // characters of a server's own words

// sentence returns the server's own words about an error, "" if there are none.
func (a answer) sentence() string {
	var e struct {
		Error       any `json:"error"`
		Message     any `json:"message"`
		Description any `json:"error_description"`
	}
	if json.Unmarshal(a.body, &e) != nil {
		return ""
	}
	for _, words := range []any{e.Error, e.Message, e.Description} {
		if s, ok := words.(string); ok && strings.TrimSpace(s) != "" {
			return shorten(journal.CleanLine(s))
		}
	}
	return ""
}

func shorten(s string) string {
	if r := []rune(s); len(r) > maxSentence {
		return string(r[:maxSentence]) + "…"
	}
	return s
}
