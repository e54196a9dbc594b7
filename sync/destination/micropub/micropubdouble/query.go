package micropubdouble

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
)

// query answers a question.
func (s *Server) query(w http.ResponseWriter, r *http.Request) *problem {
	q := r.URL.Query()
	switch {
	case q.Get("q") == "config" && !s.is(NoConfig):
		answer(w, http.StatusOK, s.config(r))
		return nil
	case q.Get("q") != "source" || s.is(NoSource):
		return invalid("no such question")
	case q.Get("url") != "":
		return s.source(w, q.Get("url"))
	case s.is(NoList):
		return invalid("an address is needed")
	}
	return s.list(w, r)
}

func (s *Server) config(r *http.Request) map[string]any {
	config := map[string]any{}
	if !s.is(NoMedia) {
		config["media-endpoint"] = base(r) + MediaPath
	}
	return config
}

func (s *Server) source(w http.ResponseWriter, address string) *problem {
	p := s.post(address)
	if p == nil || !s.isThere(p) {
		return invalid("there is no such post")
	}
	answer(w, http.StatusOK, map[string]any{"type": []string{"h-entry"}, "properties": p.props})
	return nil
}

const mostListed = 7 // posts of a page, whatever is asked for

// list gives the newest posts, and where to go on; or, where pages are counted, those behind an offset.
func (s *Server) list(w http.ResponseWriter, r *http.Request) *problem {
	q := r.URL.Query()
	most, err := strconv.Atoi(q.Get("limit"))
	if err != nil || most < 1 {
		return invalid("limit is no number")
	}
	name := "after"
	if s.is(CountsList) {
		name = "offset"
	}
	from := 0
	if text := q.Get(name); text != "" {
		if from, err = strconv.Atoi(text); err != nil {
			return invalid(name + " is no number")
		}
	}
	there := slices.DeleteFunc(slices.Clone(s.posts), func(p *post) bool { return !s.isThere(p) })
	slices.Reverse(there)
	to := min(from+min(most, mostListed), len(there))
	items := []any{}
	for _, p := range there[min(from, len(there)):to] {
		props := maps.Clone(p.props)
		props["url"] = []any{p.url}
		items = append(items, map[string]any{"type": []string{"h-entry"}, "properties": props})
	}
	page := map[string]any{"items": items}
	if !s.is(CountsList) {
		paging := map[string]any{}
		if to < len(there) {
			paging["after"] = strconv.Itoa(to)
		}
		page["paging"] = paging
	}
	answer(w, http.StatusOK, page)
	return nil
}
