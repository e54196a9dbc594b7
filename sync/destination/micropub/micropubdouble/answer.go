package micropubdouble

import (
	"encoding/json"
	"net/http"
)

// problem is why a request is refused: kind is one of the recommendation's words.
type problem struct {
	code  int
	kind  string
	words string
}

func invalid(words string) *problem {
	return &problem{code: http.StatusBadRequest, kind: "invalid_request", words: words}
}

func refuse(w http.ResponseWriter, p *problem) {
	answer(w, p.code, map[string]string{"error": p.kind, "error_description": p.words})
}

func answer(w http.ResponseWriter, code int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // what is answered is made of what came as JSON
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_, _ = w.Write(b) // a client that is gone is no problem of the server
}
