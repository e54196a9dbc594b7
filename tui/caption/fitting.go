package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/tui/route"
)

// unfinished is the keyword that the caret stands behind, as it is written and without its #.
func (m Model) unfinished() (tail, prefix string, ok bool) {
	f := m.fields[m.focus]
	if _, named := nameFields[m.focus]; named {
		tail, ok = m.unfinishedName()
		return tail, strings.TrimLeft(tail, `"`), ok
	}
	if m.focus == route.FieldKeywords {
		all := tokens(f.Before())
		if len(all) == 0 || !all[len(all)-1].open {
			return "", "", false
		}
		last := all[len(all)-1]
		return f.Before()[last.from:], strings.TrimLeft(last.text, "#＃"), true
	}
	word := f.Word()
	i := strings.LastIndexAny(word, "#＃")
	if i < 0 || endsTag(word[:i]) {
		return "", "", false
	}
	tail = word[i:]
	prefix = strings.TrimLeft(tail, "#＃")
	return tail, prefix, strings.IndexFunc(prefix, isNoTag) < 0
}

// endsTag reports whether a # behind s begins no tag.
func endsTag(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && (!isNoTag(r) || r == '/' || r == '#')
}

func isNoTag(r rune) bool { return r != '_' && !unicode.In(r, unicode.L, unicode.M, unicode.N) }

// placeNames are the names of the entry's place that begin with prefix.
func (m Model) placeNames(prefix string) []string {
	p := m.visit.entry.Place
	if _, named := nameFields[m.focus]; p == nil || named {
		return nil
	}
	var names []string
	for _, n := range []string{p.City, p.Country, p.Name, p.Region} {
		if n == "" {
			continue
		}
		if plain := strings.ToLower(n); strings.HasPrefix(plain, strings.ToLower(prefix)) ||
			strings.HasPrefix(strings.ReplaceAll(plain, " ", ""), strings.ToLower(prefix)) {
			names = append(names, n)
		}
	}
	return names
}

// fitting are names as they are written in the field that has the keys, without those that are
// there already.
func (m Model) fitting(tail string, names []string) []string {
	if _, named := nameFields[m.focus]; named {
		return m.fittingNames(tail, names)
	}
	var out []string
	given := m.draft.want.keywords
	for _, n := range journal.NormalKeywords(names) {
		w := journal.Hashtag(n)
		if m.focus == route.FieldKeywords {
			if slices.ContainsFunc(given, func(g string) bool { return g == n }) {
				continue
			}
			w = written(tail, n)
		}
		same := func(o string) bool { return strings.EqualFold(o, w) }
		if w != "" && w != tail && !slices.ContainsFunc(out, same) {
			out = append(out, w)
		}
	}
	return out
}

// written is keyword n in the way that tail was begun: as a tag, or ended by a comma.
func written(tail, n string) string {
	if strings.HasPrefix(tail, "#") && !hasBlank(n) {
		return "#" + n
	}
	return quote(n) + ","
}
