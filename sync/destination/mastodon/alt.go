package mastodon

import (
	"strings"

	"sojourn/journal/grapheme"
)

// cutAlt returns s with at most limit characters as servers count them, code points, and never cuts
// within one that a reader sees.
func cutAlt(s string, limit int) string {
	s = strings.TrimSpace(s)
	if limit <= 0 || len([]rune(s)) <= limit {
		return s
	}
	var b strings.Builder
	used := 1 // the ellipsis
	for _, g := range grapheme.Split(s) {
		used += len([]rune(g))
		if used > limit {
			break
		}
		b.WriteString(g)
	}
	return b.String() + "…"
}
