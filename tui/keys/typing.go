package keys

import "charm.land/bubbles/v2/key"

// Field are the keys of a text field. Its owner takes its own keys first: those of them that are
// here too never reach the field.
type Field struct {
	Left, Right, Up, Down, WordLeft, WordRight, Home, End key.Binding
	First, Last, PageUp, PageDown                         key.Binding
	Backspace, Delete, WordBack, BlankBack, WordForward   key.Binding
	KillEnd, KillStart, Yank, Undo, Redo, Break           key.Binding
}

// NewField returns the keys of a text field.
func NewField() Field {
	return Field{
		Left:        bind("←", "left", "left", "ctrl+b"),
		Right:       bind("→", "right", "right", "ctrl+f"),
		Up:          bind("↑", "up", "up"),
		Down:        bind("↓", "down", "down"),
		WordLeft:    bind("ctrl+←", "a word left", "ctrl+left", "alt+left", "alt+b"),
		WordRight:   bind("ctrl+→", "a word right", "ctrl+right", "alt+right", "alt+f"),
		Home:        bind("home", "start of the line", "home", "ctrl+a"),
		End:         bind("end", "end of the line", "end", "ctrl+e"),
		First:       bind("ctrl+home", "start of the text", "ctrl+home", "alt+<"),
		Last:        bind("ctrl+end", "end of the text", "ctrl+end", "alt+>"),
		PageUp:      bind("pgup", "a page up", "pgup"),
		PageDown:    bind("pgdn", "a page down", "pgdown"),
		Backspace:   bind("backspace", "delete before", "backspace", "shift+backspace", "ctrl+h"),
		Delete:      bind("delete", "delete after", "delete", "ctrl+d"),
		WordBack:    bind("alt+bksp", "cut the word before", "alt+backspace", "ctrl+backspace"),
		BlankBack:   bind("", "cut back to the blank", "ctrl+w"),
		WordForward: bind("", "cut the word after", "alt+d", "alt+delete", "ctrl+delete"),
		KillEnd:     bind("", "cut to the end of the line", "ctrl+k"),
		KillStart:   bind("", "cut to its start", "ctrl+u"),
		Yank:        bind("", "put back what was cut", "ctrl+y"),
		Undo:        bind("", "undo typing", "ctrl+z"),
		Redo:        bind("alt+z", "redo it", "ctrl+shift+z", "alt+z"),
		Break:       bind("enter", "new line", "enter", "shift+enter", "alt+enter", "ctrl+j"),
	}
}

// Group returns the keys of text fields for help; the plainest need none.
func (f Field) Group() Group {
	return Group{Title: "Typing", Bindings: []key.Binding{
		f.WordLeft, f.WordRight, f.Home, f.End, f.First, f.Last,
		f.WordBack, f.BlankBack, f.WordForward, f.KillEnd, f.KillStart, f.Yank, f.Undo, f.Redo,
	}}
}
