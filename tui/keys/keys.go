// Package keys holds every key binding with its help text. A screen's help is made from its
// bindings, so that it cannot say anything else than what the keys do.
package keys

import "charm.land/bubbles/v2/key"

// Group is bindings that belong together, for help and palette.
type Group struct {
	Title    string
	Bindings []key.Binding
}

// bind makes a binding whose help shows show, or the keys themselves where show is "".
func bind(show, does string, names ...string) key.Binding {
	if show == "" {
		show = names[0]
	}
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(show, does))
}

// Move are the motions of every list and grid.
type Move struct {
	Up, Down, Left, Right, PageUp, PageDown, First, Last key.Binding
}

// NewMove returns the motions.
func NewMove() Move {
	return Move{
		Up:       bind("k ↑", "up", "k", "up"),
		Down:     bind("j ↓", "down", "j", "down"),
		Left:     bind("h ←", "left", "h", "left"),
		Right:    bind("l →", "right", "l", "right"),
		PageUp:   bind("pgup", "a page up", "pgup", "ctrl+b"),
		PageDown: bind("pgdn", "a page down", "pgdown", "ctrl+f"),
		First:    bind("g", "to the first", "g", "home"),
		Last:     bind("G", "to the last", "G", "end"),
	}
}

// Group returns the motions for help.
func (m Move) Group() Group {
	return Group{Title: "Moving", Bindings: []key.Binding{
		m.Left, m.Down, m.Up, m.Right, m.PageUp, m.PageDown, m.First, m.Last,
	}}
}

// Act are what is done to the entry under the cursor, or to the selection.
type Act struct {
	Caption, Keywords, Alt, Place, SamePlace                    key.Binding
	EditAll, Template, Mark, MarkTo, Unmark, Rate, Reject, Undo key.Binding
	Stay, Series, Clock, Map, History, Trips, Withdraw, Show    key.Binding
}

// NewAct returns the acts.
func NewAct() Act {
	return Act{
		Caption:   bind("", "caption", "c"),
		Keywords:  bind("", "keywords, tags", "t"),
		Alt:       bind("", "alt text", "a"),
		Place:     bind("", "place", "p"),
		SamePlace: bind("", "place as the frame before", "P", "="),
		EditAll:   bind("", "all of them in $EDITOR", "E"),
		Clock:     bind("", "the camera's clock: put it right", "C"),
		Template:  bind("", "put a template's words in", "T"),
		Mark:      bind("", "mark for the usual destination", "m"),
		MarkTo:    bind("", "mark for another destination", "M"),
		Unmark:    bind("", "unmark: take the marks back", "U"),
		Withdraw:  bind("", "take back what was sent", "W"),
		Rate:      bind("0–5", "rating, and on to the next", "0", "1", "2", "3", "4", "5"),
		Reject:    bind("", "reject, or take it back", "x"),
		Stay:      bind("", "after a rating: stay, or go on", "A"),
		Series:    bind("", "join to a series, or split it", "J"),
		History:   bind("", "earlier texts", "H"),
		Map:       bind("", "where it was, on the map", "w"),
		Trips:     bind("", "trips: put them into one, edit them", "y"),
		Show:      bind("", "slide show from here", "S"),
		Undo:      bind("", "undo the last change", "u"),
	}
}

// Group returns the acts for help.
func (a Act) Group() Group {
	return Group{Title: "Working", Bindings: []key.Binding{
		a.Caption, a.Alt, a.Keywords, a.Place, a.SamePlace, a.Map, a.Clock, a.EditAll, a.Template, a.Mark, a.MarkTo,
		a.Unmark, a.Withdraw, a.Rate, a.Reject, a.Stay, a.Series, a.Trips, a.History, a.Show, a.Undo,
	}}
}

// Global are the keys of every screen where no text is typed.
type Global struct {
	Sync, Ready, Outbox, Help, Palette, Quit, Back key.Binding
	Interrupt                                      key.Binding // also where text is typed
}

// NewGlobal returns the global keys.
func NewGlobal() Global {
	return Global{
		Sync:      bind("", "sync: show what would be sent", "s"),
		Ready:     bind("", "ready list: what the marked ones lack", "r"),
		Outbox:    bind("", "outbox", "o"),
		Help:      bind("? f1", "keys of this screen", "?", "f1"),
		Palette:   bind(": alt+x", "every action by name", ":", "alt+x"),
		Quit:      bind("", "quit", "q"),
		Back:      bind("", "back", "esc"),
		Interrupt: bind("", "quit", "ctrl+c"),
	}
}

// Group returns the global keys for help.
func (g Global) Group() Group {
	return Group{Title: "Everywhere", Bindings: []key.Binding{
		g.Sync, g.Ready, g.Outbox, g.Palette, g.Help, g.Back, g.Quit,
	}}
}
