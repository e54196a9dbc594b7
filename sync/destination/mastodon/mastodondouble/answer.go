package mastodondouble

import (
	"encoding/json"
	"net/http"
)

// problem is why a request is refused.
type problem struct {
	code  int
	words string
	rules map[string][]string // of Pixelfed: what the request breaks
}

var notFound = &problem{code: http.StatusNotFound, words: "Record not found"}

func invalid(words string) *problem {
	return &problem{code: http.StatusUnprocessableEntity, words: "Validation failed: " + words}
}

func badRequest(words string) *problem {
	return &problem{code: http.StatusBadRequest, words: "Bad Request: " + words}
}

// missing is what each server says of a record that is not there.
func (s *Server) missing(kind, id string) *problem {
	if s.mode == Pixelfed {
		words := "No query results for model [App\\" + kind + "] " + id
		return &problem{code: http.StatusInternalServerError, words: words}
	}
	return notFound
}

// broken is what each server says of a request that breaks a rule.
func (s *Server) broken(field, words string) *problem {
	switch s.mode {
	case Pixelfed:
		return &problem{
			code: http.StatusInternalServerError, words: words, rules: map[string][]string{field: {words}},
		}
	case GoToSocial:
		return badRequest(words)
	}
	return invalid(words)
}

func (s *Server) refuse(w http.ResponseWriter, p *problem) {
	answer := map[string]any{"error": p.words}
	if p.rules != nil {
		answer = map[string]any{"message": p.words, "errors": p.rules}
	}
	s.answer(w, p.code, answer)
}

func (s *Server) answer(w http.ResponseWriter, code int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // what is answered is made of strings and numbers
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	_, _ = w.Write(b) // a client that is gone is no problem of the server
}
