package keys

import "charm.land/bubbles/v2/key"

// Slides are the keys of the slide show, beside those of the loupe and of working.
type Slides struct{ Pause, Longer, Shorter, Caption key.Binding }

// NewSlides returns those keys.
func NewSlides() Slides {
	return Slides{
		Pause:   bind("space", "pause, or go on", "space"),
		Longer:  bind("", "each a second longer", "+"),
		Shorter: bind("", "each a second shorter", "-"),
		Caption: bind("", "hide or show the caption", "i"),
	}
}

// Group returns those keys for help.
func (s Slides) Group() Group {
	return Group{Title: "Slides", Bindings: []key.Binding{s.Pause, s.Longer, s.Shorter, s.Caption}}
}

// Sliding returns the loupe's keys for help while slides are shown.
func (l Loupe) Sliding() []Group {
	moving := Group{Title: "Moving", Bindings: []key.Binding{l.Next, l.Previous, l.First, l.Last}}
	return []Group{l.Slides.Group(), moving, l.Act.Group()}
}
