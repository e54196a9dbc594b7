package caption

import (
	"slices"
	"strings"
	"unicode"

	"sojourn/journal"
	"sojourn/tui/route"
)

// tagMarks tell of keywords, and of words after a #, that make no hashtag.
func (m Model) tagMarks() []count {
	var list []count
	for _, k := range m.draft.want.keywords {
		if out, _ := journal.WriteOut(k, m.codes, journal.Values{}); journal.Hashtag(out) == "" && !strings.Contains(out, "{") {
			list = append(list, count{text: k + " makes no hashtag", warn: true})
		}
	}
	for _, w := range strings.Fields(m.draft.want.text[route.FieldCaption]) {
		if c := (count{text: w + " is no hashtag", warn: true}); isNoHashtag(w) && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// isNoHashtag reports whether word looks like a hashtag to whoever types it, but is none: #2013.
func isNoHashtag(word string) bool {
	word = strings.TrimLeftFunc(word, func(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) || r == '"' })
	rest, begins := strings.CutPrefix(word, "#")
	return begins && strings.IndexFunc(rest, func(r rune) bool { return !isNoTag(r) }) == 0 && len(journal.Hashtags(word)) == 0
}

// hashtagsText is what the keywords become where a destination knows only hashtags; "" where they
// are written like that already.
func (m Model) hashtagsText() string {
	var tags []string
	other := false
	for _, k := range m.draft.want.keywords {
		if tag := journal.Hashtag(k); tag != "" {
			tags, other = append(tags, tag), other || tag != "#"+k
		}
	}
	if !other {
		return ""
	}
	return "  as hashtags: " + journal.Visible(strings.Join(tags, " "))
}
