package mastodondouble

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

const (
	usualPage = 20
	mostPage  = 40
)

// list shows the account's own posts, the newest first.
func (s *Server) list(w http.ResponseWriter, r *http.Request, account string) *problem {
	if account != s.accountID() {
		return notFound
	}
	query := r.URL.Query()
	limit, refused := pageLimit(query)
	if refused != nil {
		return refused
	}
	page := []any{}
	before := query.Get("max_id")
	for _, p := range slices.Backward(s.posts) {
		if before != "" && p.id >= before || len(page) == limit {
			continue
		}
		if s.mode == Pixelfed && len(p.media) == 0 || p.boosts != "" && query.Get("exclude_reblogs") == "true" {
			continue
		}
		page = append(page, s.view(p))
	}
	s.answer(w, http.StatusOK, page)
	return nil
}

// pageLimit also refuses what the list does not know.
func pageLimit(query url.Values) (int, *problem) {
	for name := range query {
		if !slices.Contains([]string{"limit", "max_id", "exclude_reblogs", "exclude_replies"}, name) {
			return 0, badRequest("unknown parameter " + name)
		}
	}
	text := query.Get("limit")
	if text == "" {
		return usualPage, nil
	}
	limit, err := strconv.Atoi(text)
	if err != nil || limit < 1 {
		return 0, badRequest("limit is no number")
	}
	return min(limit, mostPage), nil
}
