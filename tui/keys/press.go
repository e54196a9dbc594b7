package keys

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "insert": tea.KeyInsert,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11, "f12": tea.KeyF12,
}

var modifiers = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

// Press returns the press of a key named as bindings name it: "ctrl+s", "enter", "j", "+". It is
// false where there is no such key.
func Press(name string) (tea.KeyPressMsg, bool) {
	parts := []string{name}
	if name != "+" {
		parts = strings.Split(name, "+")
	}
	var k tea.Key
	for _, p := range parts[:len(parts)-1] {
		mod, ok := modifiers[p]
		if !ok {
			return tea.KeyPressMsg{}, false
		}
		k.Mod |= mod
	}
	last := parts[len(parts)-1]
	if code, ok := named[last]; ok {
		k.Code = code
		if code == tea.KeySpace && k.Mod == 0 {
			k.Text = " "
		}
		return tea.KeyPressMsg(k), true
	}
	r, n := utf8.DecodeRuneInString(last)
	if n == 0 || n < len(last) {
		return tea.KeyPressMsg{}, false
	}
	k.Code = r
	if k.Mod&^tea.ModShift == 0 {
		k.Text = last
	}
	return tea.KeyPressMsg(k), true
}
