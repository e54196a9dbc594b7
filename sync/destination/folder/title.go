package folder

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
)

const titleLength = 80 // characters

// title is the headline, or the beginning of the caption, or where and when.
func (r record) title() string {
	first, _, _ := strings.Cut(strings.TrimSpace(r.Caption), "\n")
	for _, s := range []string{r.Headline, first, r.Place.label(), r.day()} {
		if s = journal.CleanLine(s); s != "" {
			return shorten(s)
		}
	}
	return "Photograph"
}

// shorten cuts s between words where it can.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= titleLength {
		return s
	}
	cut := string([]rune(s)[:titleLength])
	if space := strings.LastIndexByte(cut, ' '); space > titleLength/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// day returns the local day in words, or "".
func (r record) day() string {
	at, _ := r.taken()
	if at.IsZero() {
		return ""
	}
	return at.Format("Monday, 2 January 2006")
}

// tags are the hashtags that the caption does not show already.
func (r record) tags() []string {
	written := journal.Hashtags(r.Caption)
	return slices.DeleteFunc(slices.Clone(r.Hashtags), func(tag string) bool {
		return slices.ContainsFunc(written, func(w string) bool { return strings.EqualFold(w, tag) })
	})
}

// paragraphs splits at empty lines.
func paragraphs(text string) []paragraph {
	var out []paragraph
	for block := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		if block = strings.Trim(block, "\n"); block != "" {
			out = append(out, strings.Split(block, "\n"))
		}
	}
	return out
}
