package caption

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// codesMsg are the code replacements of the journal.
type codesMsg struct {
	codes journal.Codes
	err   error
}

func readCodes(s store) tea.Cmd {
	return func() tea.Msg {
		codes, err := s.Codes(context.Background())
		return codesMsg{codes, err}
	}
}

func (m Model) tookCodes(msg codesMsg) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	m.codes, m.hot = msg.codes, hotCodes(msg.codes)
	return m.drawn(), nil
}

// delimiter stands on both sides of a code.
func (m Model) delimiter() string {
	return string(cmp.Or(m.codes.Delimiter, journal.CodeDelimiter))
}

// expanded writes out the code that msg has just closed. Undoing brings the code back.
func (m Model) expanded(msg tea.Msg) Model {
	k, typed := msg.(tea.KeyPressMsg)
	d := m.delimiter()
	if !typed || k.Text != d {
		return m
	}
	before := m.fields[m.focus].Before()
	inner := strings.TrimSuffix(before, d)
	at := strings.LastIndex(inner, d)
	if at < 0 || isLink(lastWord(inner)) {
		return m
	}
	if text, known := m.codes.Text(inner[at+len(d):]); known {
		m.fields[m.focus] = m.fields[m.focus].Swap(before[at:], text)
	}
	return m
}

// closed writes out the code that the caret stands behind, as if it had been closed.
func (m Model) closed() Model {
	tail, name, ok := m.unfinishedCode()
	if !ok || !m.isOpen() || !slices.Contains(sentFields, m.focus) {
		return m
	}
	if text, known := m.codes.Text(name); known {
		m.fields[m.focus] = m.fields[m.focus].Swap(tail, text)
	}
	return m.noted()
}

// unfinishedCode is the code that is being typed: =ki. It is false where that is none.
func (m Model) unfinishedCode() (tail, prefix string, ok bool) {
	word, d := m.fields[m.focus].Word(), m.delimiter()
	at := strings.LastIndex(word, d)
	if at < 0 || isLink(word) || at+len(d) == len(word) {
		return "", "", false
	}
	if r, _ := utf8.DecodeLastRuneInString(word[:at]); at > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return "", "", false
	}
	return word[at:], word[at+len(d):], true
}

// fittingCodes are what the codes that begin with prefix stand for; all alternatives of one that is
// prefix.
func (m Model) fittingCodes(prefix string) []string {
	var texts []string
	for _, name := range slices.Sorted(maps.Keys(m.codes.ByName)) {
		switch {
		case name == prefix:
			texts = slices.Concat(m.codes.ByName[name], texts)
		case strings.HasPrefix(name, prefix):
			texts = append(texts, m.codes.ByName[name][:1]...)
		}
	}
	return texts[:min(len(texts), offerLimit)]
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \t")+1:] }

func isLink(word string) bool {
	return strings.HasPrefix(word, "http://") || strings.HasPrefix(word, "https://")
}
