package keys

import (
	"errors"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
)

// ratings is how many keys rating has: for 0 to 5 stars, in that order.
const ratings = 6

// Remap returns m with an action on other keys. The error says in one sentence what is wrong with
// them; clashes are found by Clash, once all is remapped.
func (m Map) Remap(sectionName, action string, names []string) (Map, error) {
	s, b := m.find(sectionName, action)
	switch {
	case b == nil:
		return m, fmt.Errorf("there is no action %s.%s", journal.Visible(sectionName), journal.Visible(action))
	case len(names) == 0:
		return m, errors.New("an action needs a key")
	case b == &m.Caption.Code && len(names) != HotCodes:
		return m, fmt.Errorf("code needs %d keys, for the codes 1 to 9 in that order, not %d", HotCodes, len(names))
	case b == &m.Act.Rate && len(names) != ratings:
		return m, fmt.Errorf("rating needs %d keys, for 0 to 5 stars in that order, not %d", ratings, len(names))
	}
	var own []string
	for _, name := range names {
		k, ok := Press(name)
		if !ok {
			return m, fmt.Errorf("no key is called %q; write them like c, C, enter, ctrl+s, alt+left, f5", journal.Visible(name))
		}
		if Writes(k) && k.Mod != 0 {
			return m, fmt.Errorf("%s is written as the letter itself: %s", name, strings.ToUpper(k.Text))
		}
		if (s.typed || b == &m.Global.Interrupt) && Writes(k) {
			return m, fmt.Errorf("%s is a letter where text is typed; use a key with ctrl or alt, or one that writes nothing",
				journal.Visible(name))
		}
		own = append(own, k.String())
	}
	b.SetKeys(own...)
	b.SetHelp(shown(own, b == &m.Act.Rate || b == &m.Caption.Code), b.Help().Desc)
	return m.linked(), nil
}

// Writes reports whether a key writes text where text is typed.
func Writes(k tea.KeyPressMsg) bool { return k.Text != "" }

// Name is the key of b that sentences name.
func Name(b key.Binding) string {
	if len(b.Keys()) == 0 {
		return ""
	}
	return shown(b.Keys()[:1], false)
}

var signs = map[string]string{
	"up": "↑", "down": "↓", "left": "←", "right": "→", "pgdown": "pgdn", "backspace": "bksp",
}

// shown is how help shows keys: as many as there is room for.
func shown(names []string, span bool) string {
	const most = 12 // cells
	all := make([]string, len(names))
	for i, name := range names {
		last := name[strings.LastIndexByte(name[:len(name)-1], '+')+1:]
		all[i] = name
		if sign, ok := signs[last]; ok {
			all[i] = strings.TrimSuffix(name, last) + sign
		}
	}
	if span {
		return all[0] + "–" + all[len(all)-1]
	}
	text := all[0]
	for _, name := range all[1:] {
		if len([]rune(text+" "+name)) > most {
			break
		}
		text += " " + name
	}
	return text
}
