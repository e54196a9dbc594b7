package caption

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/field"
	"sojourn/tui/route"
)

// offerLimit is how many of the journal's keywords are offered at a time.
const offerLimit = 5

// offer is what completes the word before the caret.
type offer struct {
	tail  string   // what is replaced: "#Pyo"
	words []string // what may stand there instead
	taken int      // the one that does, from 1; 0 if none
	// before is the field without the one that was taken.
	before field.Model
}

// isFresh reports whether there is something to take, and nothing was taken yet.
func (o offer) isFresh() bool { return len(o.words) > 0 && o.taken == 0 }

type offeredMsg struct {
	visit int
	field route.Field
	tail  string
	found []journal.KeywordCount
	err   error
}

// look looks for completions of the word before the caret.
func (m Model) look() (Model, tea.Cmd) {
	tail, prefix, ok := m.unfinished()
	if !ok {
		m.offer = offer{}
		return m, nil
	}
	if m.offer.taken == 0 && m.offer.tail == tail {
		return m, nil
	}
	m.offer = offer{tail: tail, words: m.fitting(tail, m.placeNames(prefix))}
	return m, lookUp(m.store, prefix, offeredMsg{visit: m.visit.number, field: m.focus, tail: tail})
}

func lookUp(s store, prefix string, msg offeredMsg) tea.Cmd {
	return func() tea.Msg {
		msg.found, msg.err = s.Keywords(context.Background(), prefix, offerLimit)
		return msg
	}
}

// offered shows what was found, unless the word is another one by now.
func (m Model) offered(msg offeredMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit.number || msg.field != m.focus || msg.tail != m.offer.tail || m.offer.taken > 0 {
		return m, nil
	}
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	_, prefix, _ := m.unfinished()
	names := m.placeNames(prefix)
	for _, k := range msg.found {
		names = append(names, k.Keyword)
	}
	m.offer.words = m.fitting(msg.tail, names)
	return m.noted().drawn(), nil
}

// unfinished is the keyword that the caret stands behind, as it is written and without its #.
func (m Model) unfinished() (tail, prefix string, ok bool) {
	f := m.fields[m.focus]
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
	if p == nil {
		return nil
	}
	var names []string
	for _, n := range []string{p.City, p.Country} {
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

// complete takes the first completion; again, the next one; after the last, what was there before.
func (m Model) complete() (Model, tea.Cmd) {
	if len(m.offer.words) == 0 {
		return m, nil
	}
	if m.offer.taken == 0 {
		m.offer.before = m.fields[m.focus]
	}
	m.offer.taken = (m.offer.taken + 1) % (len(m.offer.words) + 1)
	m.fields[m.focus] = m.offer.before
	if n := m.offer.taken; n > 0 {
		m.fields[m.focus] = m.offer.before.Replace(m.offer.tail, m.offer.words[n-1])
	}
	return m.noted().drawn(), nil
}
