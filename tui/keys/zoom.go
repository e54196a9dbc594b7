package keys

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// Zoom are the keys that look closely at photos. Where only a part is shown, the keys of moving pan.
type Zoom struct {
	Zoom, Nearer, Farther, Focus, Other key.Binding
	Tones, Clipping, Edges              key.Binding
	FarLeft, FarDown, FarUp, FarRight   key.Binding
}

// NewZoom returns those keys.
func NewZoom() Zoom {
	return Zoom{
		Zoom:     bind("", "zoom to 1:1 at the focus, or the whole", "z"),
		Nearer:   bind("", "zoom in", "+"),
		Farther:  bind("", "zoom out", "-"),
		Focus:    bind("", "to the focus, else the middle", "."),
		Other:    bind("", "the other frame, at the same place", "tab"),
		Tones:    bind("", "exposure: the histogram", "e"),
		Clipping: bind("", "mark what is blown or blocked", "b"),
		Edges:    bind("", "focus check: mark what is sharp", "f"),
		FarLeft:  bind("shift+←", "a screen left", "shift+left"),
		FarDown:  bind("shift+↓", "a screen down", "shift+down"),
		FarUp:    bind("shift+↑", "a screen up", "shift+up"),
		FarRight: bind("shift+→", "a screen right", "shift+right"),
	}
}

// Group returns those keys for help, close with those that only then do something.
func (z Zoom) Group(m Move, close bool) Group {
	g := Group{Title: "Looking closely", Bindings: []key.Binding{
		z.Zoom, z.Nearer, z.Farther, z.Other, z.Tones, z.Clipping, z.Edges,
	}}
	if close {
		g.Bindings = append(g.Bindings, z.Focus, m.Left, m.Down, m.Up, m.Right, z.FarLeft, z.FarDown, z.FarUp, z.FarRight)
	}
	return g
}

// beside are those of all that have keys which are none of m's; only these are shown.
func (m Move) beside(all []key.Binding) []key.Binding {
	var left []key.Binding
	for _, b := range all {
		names := slices.DeleteFunc(slices.Clone(b.Keys()), func(name string) bool { return m.pans(name) })
		switch {
		case len(names) == len(b.Keys()):
			left = append(left, b)
		case len(names) > 0:
			b.SetKeys(names...)
			b.SetHelp(shown(names, false), b.Help().Desc)
			left = append(left, b)
		}
	}
	return left
}

func (m Move) pans(name string) bool {
	for _, b := range []key.Binding{m.Left, m.Down, m.Up, m.Right} {
		if slices.Contains(b.Keys(), name) {
			return true
		}
	}
	return false
}
