package tuitest

import (
	"fmt"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
)

// Type returns the key presses that type s, a character that a reader sees at a time.
func Type(s string) []tea.Msg {
	var msgs []tea.Msg
	for _, g := range grapheme.Split(s) {
		if g == "\n" {
			msgs = append(msgs, tea.KeyPressMsg{Code: tea.KeyEnter})
			continue
		}
		r, n := utf8.DecodeRuneInString(g)
		if n < len(g) {
			r = tea.KeyExtended
		}
		msgs = append(msgs, tea.KeyPressMsg{Code: r, Text: g})
	}
	return msgs
}

// Keys returns the presses of keys named as bindings name them: "ctrl+s", "enter", "j".
func Keys(names ...string) []tea.Msg {
	msgs := make([]tea.Msg, len(names))
	for i, name := range names {
		k, ok := keys.Press(name)
		if !ok {
			panic(fmt.Sprintf("tuitest: no key is called %q", name))
		}
		msgs[i] = k
	}
	return msgs
}
