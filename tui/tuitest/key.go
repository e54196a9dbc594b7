package tuitest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal/grapheme"
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

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
}

var modifiers = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

// Keys returns the presses of keys named as bindings name them: "ctrl+s", "enter", "j".
func Keys(names ...string) []tea.Msg {
	msgs := make([]tea.Msg, len(names))
	for i, name := range names {
		msgs[i] = press(name)
	}
	return msgs
}

func press(name string) tea.KeyPressMsg {
	parts := strings.Split(name, "+")
	if name == "+" {
		parts = []string{"+"}
	}
	var k tea.Key
	for _, p := range parts[:len(parts)-1] {
		mod, ok := modifiers[p]
		if !ok {
			panic(fmt.Sprintf("tuitest: no key is called %q", name))
		}
		k.Mod |= mod
	}
	last := parts[len(parts)-1]
	if code, ok := named[last]; ok {
		k.Code = code
		if code == tea.KeySpace && k.Mod == 0 {
			k.Text = " "
		}
		return tea.KeyPressMsg(k)
	}
	k.Code, _ = utf8.DecodeRuneInString(last)
	if k.Mod&^tea.ModShift == 0 {
		k.Text = last
	}
	return tea.KeyPressMsg(k)
}
