package mastodon

import (
	"encoding/json"
	"net/http"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

// answer is what came back, from the server or from something that stands in its way.
type answer struct{ web.Answer }

// meant is the status that a says in words: Pixelfed gives every error that is no HTTP error of its
// own the status 500, bad tokens, missing things and broken rules too.
func (a answer) meant() int {
	if a.Code != http.StatusInternalServerError {
		return a.Code
	}
	var e struct {
		Error  word           `json:"error"`
		Broken map[string]any `json:"errors"`
	}
	if json.Unmarshal(a.Body, &e) != nil {
		return a.Code
	}
	switch {
	case e.Error == "Unauthenticated.":
		return http.StatusUnauthorized
	case strings.HasPrefix(string(e.Error), "No query results for model"):
		return http.StatusNotFound
	case len(e.Broken) > 0:
		return http.StatusUnprocessableEntity
	}
	return a.Code
}

// isEmptyList reports whether the body is [].
func (a answer) isEmptyList() bool {
	var list []json.RawMessage
	return json.Unmarshal(a.Body, &list) == nil && list != nil && len(list) == 0
}

// sentence returns the server's own words about an error, "" if there are none.
func (a answer) sentence() string {
	var e struct {
		Error       any `json:"error"`
		Message     any `json:"message"`
		Description any `json:"error_description"`
	}
	if json.Unmarshal(a.Body, &e) != nil {
		return ""
	}
	for _, words := range []any{e.Error, e.Message, e.Description} {
		if s, ok := words.(string); ok && strings.TrimSpace(s) != "" {
			return web.Shorten(journal.CleanLine(s))
		}
	}
	return ""
}
