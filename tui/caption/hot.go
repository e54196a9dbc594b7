package caption

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/route"
)

// hotCodes are the codes of one character, each with a key of its own: the digits with theirs, the
// others, in order, with what is left.
func hotCodes(codes journal.Codes) (hot [keys.HotCodes]string) {
	var others []string
	for _, name := range slices.Sorted(maps.Keys(codes.ByName)) {
		switch n, err := strconv.Atoi(name); {
		case utf8.RuneCountInString(name) != 1:
		case err == nil && n > 0:
			hot[n-1] = name
		default:
			others = append(others, name)
		}
	}
	for i := range hot {
		if hot[i] == "" && len(others) > 0 {
			hot[i], others = others[0], others[1:]
		}
	}
	return hot
}

// hotPress takes a key that puts in what a code of one character stands for.
func (m Model) hotPress(msg tea.KeyPressMsg) (Model, tea.Cmd, bool) {
	if !key.Matches(msg, m.keys.Code) || !slices.Contains(sentFields, m.focus) {
		return m, nil, false
	}
	i := slices.Index(m.keys.Code.Keys(), msg.String())
	if i < 0 || m.hot[i] == "" {
		return m, nil, false
	}
	text, _ := m.codes.Text(m.hot[i])
	m = m.filledGap()
	f := m.fields[m.focus]
	m.fields[m.focus] = f.Swap("", m.joint(f.Before(), text)+text)
	m.offer = offer{}
	m = m.noted()
	return m.drawn(), nil, true
}

// joint is what stands between what was written and text: a blank, or a comma between keywords.
func (m Model) joint(before, text string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(text)
	joins := unicode.IsSpace(last) || unicode.In(last, unicode.Ps, unicode.Pi) ||
		!unicode.IsLetter(first) && !unicode.IsDigit(first)
	switch {
	case strings.TrimSpace(before) == "" || unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return ""
	case m.focus == route.FieldKeywords && !strings.ContainsRune(separators, last) && !unicode.IsSpace(last):
		return ", "
	case joins:
		return ""
	}
	return " "
}

// hotLine shows the codes that have a key of their own, as much of each as there is room for.
func (m Model) hotLine() string {
	if !slices.Contains(sentFields, m.focus) {
		return m.blank()
	}
	names, show := m.keys.Code.Keys(), m.keys.Code.Help().Key
	s, used, all := "  "+m.theme.Key.Render(show), 2+grapheme.Width(show), 0
	for _, code := range m.hot {
		all += min(1, len(code))
	}
	const between, number = 2, 2
	room := max(hotLeast, (m.width-used)/max(1, all)-between-number)
	for i, code := range m.hot {
		if code == "" {
			continue
		}
		text, _ := m.codes.Text(code)
		text = grapheme.Cut(journal.Visible(journal.CleanLine(text)), room)
		if used += between + number + grapheme.Width(text); used > m.width {
			break
		}
		key := names[i][strings.LastIndexByte(names[i], '+')+1:]
		s += "  " + m.theme.Key.Render(key) + " " + m.theme.Label.Render(text)
	}
	return m.padded(s)
}

const hotLeast = 8 // cells of what one of them stands for

// hasHot reports whether there are any.
func (m Model) hasHot() bool { return m.hot != [keys.HotCodes]string{} }
