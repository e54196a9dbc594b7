package keys

import "charm.land/bubbles/v2/key"

// Sheet are the keys of the contact sheet.
type Sheet struct {
	Move
	Act
	Find                                                                                         Find
	Open, Select, Range, All, Invert, Clear, Query, NextDay, PreviousDay, Wider, Narrower, Panel key.Binding
	Compare, NextMonth, PreviousMonth, Timeline, Strip                                           key.Binding
}

// NewSheet returns the sheet's keys.
func NewSheet() Sheet {
	return Sheet{
		Move: NewMove(), Act: NewAct(), Find: NewFind(),
		Open:          bind("enter", "open in the loupe", "enter"),
		Select:        bind("space", "select, and on", "space"),
		Range:         bind("", "select a range: v at both ends", "v"),
		All:           bind("", "select all", "ctrl+a"),
		Invert:        bind("", "select the others", "i"),
		Clear:         bind("", "select none", "esc"),
		Query:         bind("", "find; tab completes tag:, is: …", "/"),
		Compare:       bind("", "two to four side by side", "n"),
		NextDay:       bind("", "next day", "]"),
		PreviousDay:   bind("", "day before", "["),
		NextMonth:     bind("", "next month", "}"),
		PreviousMonth: bind("", "month before", "{"),
		Timeline:      bind("", "go along the timeline", "d"),
		Strip:         bind("", "show or hide the timeline", "D"),
		Wider:         bind("", "larger pictures", "+"),
		Narrower:      bind("", "smaller pictures", "-"),
		Panel:         bind("", "side panel", "tab"),
	}
}

// Help returns the sheet's keys for help.
func (s Sheet) Help() []Group {
	return []Group{s.Move.Group(), {Title: "Choosing", Bindings: []key.Binding{
		s.Open, s.Select, s.Range, s.All, s.Invert, s.Clear, s.Compare, s.Query,
		s.NextDay, s.PreviousDay, s.NextMonth, s.PreviousMonth, s.Timeline, s.Strip, s.Wider, s.Narrower, s.Panel,
	}}, s.Act.Group()}
}

// Find are the keys of the field where a query is typed.
type Find struct{ Take, Complete, Cancel key.Binding }

// NewFind returns the keys of that field.
func NewFind() Find {
	return Find{
		Take:     bind("enter", "find it", "enter"),
		Complete: bind("tab", "complete the term", "tab"),
		Cancel:   bind("esc", "leave the query as it is", "esc"),
	}
}

// Help returns the keys of that field for help.
func (f Find) Help() []Group {
	return []Group{{Title: "Finding", Bindings: []key.Binding{f.Take, f.Complete, f.Cancel}}}
}

// Loupe are the keys of the single photo.
type Loupe struct {
	Act
	Move                                                                                     Move // pans
	Zoom                                                                                     Zoom
	Slides                                                                                   Slides
	Next, Previous, NextEntry, PreviousEntry, First, Last, Panel, ScrollUp, ScrollDown, Hint key.Binding
}

// NewLoupe returns the loupe's keys.
func NewLoupe() Loupe {
	return Loupe{
		Act:           NewAct(),
		Move:          NewMove(),
		Zoom:          NewZoom(),
		Slides:        NewSlides(),
		Next:          bind("l → space", "next photo, also of a series", "l", "right", "space"),
		Previous:      bind("h ← bksp", "photo before", "h", "left", "backspace"),
		NextEntry:     bind("j ↓", "next entry: past a series", "j", "down"),
		PreviousEntry: bind("k ↑", "entry before", "k", "up"),
		First:         bind("g", "first photo", "g", "home"),
		Last:          bind("G", "last photo", "G", "end"),
		Panel:         bind("", "hide or show the facts", "i"),
		Hint:          bind("", "do what the hint about its time says", "Z"),
		ScrollUp:      bind("pgup", "facts up", "pgup"),
		ScrollDown:    bind("pgdn", "facts down", "pgdown"),
	}
}

// Help returns the loupe's keys for help; close where only a part of the photo is shown.
func (l Loupe) Help(close bool) []Group {
	moving := []key.Binding{
		l.Next, l.Previous, l.NextEntry, l.PreviousEntry, l.First, l.Last, l.Panel, l.ScrollUp, l.ScrollDown, l.Hint,
	}
	if close {
		moving = l.Move.beside(moving)
	}
	return []Group{{Title: "Moving", Bindings: moving}, l.Zoom.Group(l.Move, close), l.Act.Group()}
}

// Compare are the keys of the frames side by side.
type Compare struct {
	Move
	Act
	Zoom Zoom
	Open key.Binding
}

// NewCompare returns the keys of that screen.
func NewCompare() Compare {
	return Compare{Move: NewMove(), Act: NewAct(), Zoom: NewZoom(), Open: bind("enter", "open in the loupe", "enter")}
}

// Help returns the keys of that screen for help; close where only parts of the photos are shown.
func (c Compare) Help(close bool) []Group {
	comparing := []key.Binding{c.Open}
	if !close {
		comparing = []key.Binding{c.Left, c.Right, c.Up, c.Down, c.Open}
	}
	return []Group{{Title: "Comparing", Bindings: comparing}, c.Zoom.Group(c.Move, close), c.Act.Group()}
}

// Caption are the keys of the caption editor, beside those of its text fields.
type Caption struct {
	Save, Next, Previous, NextField, PreviousField, More, Complete, Code, History, Editor, Place, Mark, Leave key.Binding
}

// HotCodes is how many codes have a key of their own.
const HotCodes = 9

// NewCaption returns the caption editor's keys.
func NewCaption() Caption {
	return Caption{
		Save:          bind("ctrl+s", "save, and the next frame", "ctrl+s"),
		Next:          bind("alt+→ ctrl+n", "next frame", "alt+right", "ctrl+n"),
		Previous:      bind("alt+← ctrl+p", "frame before", "alt+left", "ctrl+p"),
		NextField:     bind("tab", "next field", "tab"),
		PreviousField: bind("shift+tab", "field before", "shift+tab"),
		More:          bind("", "headline, byline, people …: show or hide them", "alt+m"),
		Complete:      bind("ctrl+space", "complete the tag or the name", "ctrl+space", "ctrl+@"),
		Code: bind("alt+1–9", "put in a code of one letter or digit", "alt+1", "alt+2", "alt+3", "alt+4", "alt+5",
			"alt+6", "alt+7", "alt+8", "alt+9"),
		History: bind("", "earlier texts", "ctrl+r"),
		Editor:  bind("ctrl+e", "open in $EDITOR", "ctrl+e"),
		Place:   bind("ctrl+l", "place", "ctrl+l"),
		Mark:    bind("ctrl+t", "mark", "ctrl+t"),
		Leave:   bind("esc", "save, and back", "esc"),
	}
}

// Help returns the caption editor's keys for help.
func (c Caption) Help() []Group {
	return []Group{{Title: "Captioning", Bindings: []key.Binding{
		c.Save, c.Next, c.Previous, c.NextField, c.PreviousField, c.More, c.Complete, c.Code,
		c.History, c.Editor, c.Place, c.Mark, c.Leave,
	}}}
}

// Locate are the keys of the place screen, beside those of its text field.
type Locate struct{ Up, Down, PageUp, PageDown, Take, Others, Shown, Same, Track, Map, Save, Clear, Cancel key.Binding }

// NewLocate returns the place screen's keys.
func NewLocate() Locate {
	return Locate{
		Up:       bind("↑", "up", "up", "ctrl+p"),
		Down:     bind("↓", "down", "down", "ctrl+n"),
		PageUp:   bind("pgup", "a page up", "pgup"),
		PageDown: bind("pgdn", "a page down", "pgdown"),
		Take:     bind("enter", "take this place", "enter"),
		Others:   bind("ctrl+o", "take it only where there is no better one", "ctrl+o"),
		Shown:    bind("tab", "where it was made, or what it shows", "tab"),
		Same:     bind("ctrl+s", "as the frame before", "ctrl+s"),
		Track:    bind("ctrl+t", "where the tracks say", "ctrl+t"),
		Map:      bind("ctrl+g", "pick it on the map", "ctrl+g"),
		Save:     bind("alt+s", "give it a name of your own", "alt+s"),
		Clear:    bind("ctrl+x", "no place", "ctrl+x"),
		Cancel:   bind("esc", "leave it as it is", "esc"),
	}
}

// Help returns the place screen's keys for help.
func (l Locate) Help() []Group {
	return []Group{{Title: "Placing", Bindings: []key.Binding{
		l.Up, l.Down, l.PageUp, l.PageDown, l.Take, l.Others, l.Shown, l.Same, l.Track, l.Map, l.Save, l.Clear, l.Cancel,
	}}}
}

// Queue are the keys of the outbox screen.
type Queue struct {
	Move
	Open, Unmark, Hold, Withdraw, Detail, Receipts, Undo key.Binding
}

// NewQueue returns the outbox screen's keys.
func NewQueue() Queue {
	return Queue{
		Move:     NewMove(),
		Open:     bind("enter", "open the entry", "enter"),
		Unmark:   bind("x", "take the mark back", "x", "U"),
		Hold:     bind("", "hold it back, or let it go", "H"),
		Withdraw: bind("", "take back what was sent", "W"),
		Detail:   bind("tab", "hide or show the details", "tab"),
		Receipts: bind("d", "also what was delivered", "d"),
		Undo:     bind("", "undo the last change", "u"),
	}
}

// Help returns the outbox screen's keys for help.
func (q Queue) Help() []Group {
	return []Group{q.Move.Group(), {Title: "Outbox", Bindings: []key.Binding{
		q.Open, q.Unmark, q.Hold, q.Withdraw, q.Detail, q.Receipts, q.Undo,
	}}}
}

// Ready are the keys of the ready list.
type Ready struct {
	Move
	Open, Next, Unmark, Undo key.Binding
}

// NewReady returns the ready list's keys.
func NewReady() Ready {
	return Ready{
		Move:   NewMove(),
		Open:   bind("enter", "mend it", "enter"),
		Next:   bind("", "next entry", "n"),
		Unmark: bind("x", "take the mark back", "x", "U"),
		Undo:   bind("", "undo the last change", "u"),
	}
}

// Help returns the ready list's keys for help.
func (r Ready) Help() []Group {
	return []Group{r.Move.Group(), {Title: "Ready list", Bindings: []key.Binding{r.Open, r.Next, r.Unmark, r.Undo}}}
}

// Bill are the keys of the dialog that shows what would be sent, and sends.
type Bill struct{ Send, Close, Pause, Stop, Undo, Up, Down key.Binding }

// NewBill returns the bill's keys.
func NewBill() Bill {
	return Bill{
		Send:  bind("enter", "send", "enter"),
		Close: bind("esc", "not now; a sync goes on in the background", "esc", "q"),
		Pause: bind("p", "pause, and go on from there", "p"),
		Stop:  bind("x", "stop sending", "x", "ctrl+c"),
		Undo:  bind("", "stop it before the first byte leaves", "u"),
		Up:    bind("k ↑", "up", "k", "up"),
		Down:  bind("j ↓", "down", "j", "down"),
	}
}

// Help returns the bill's keys for help.
func (b Bill) Help() []Group {
	return []Group{{Title: "Sending", Bindings: []key.Binding{b.Send, b.Undo, b.Pause, b.Stop, b.Close, b.Up, b.Down}}}
}

// Chart are the keys of the map.
type Chart struct {
	Left, Down, Up, Right, FarLeft, FarDown, FarUp, FarRight key.Binding
	Nearer, Farther, Fit, World, Next, Previous, Open, Seen  key.Binding
	NoGo, NoGos                                              key.Binding
}

// NewChart returns the map's keys.
func NewChart() Chart {
	return Chart{
		Left:     bind("h ←", "left", "h", "left"),
		Down:     bind("j ↓", "down", "j", "down"),
		Up:       bind("k ↑", "up", "k", "up"),
		Right:    bind("l →", "right", "l", "right"),
		FarLeft:  bind("H", "half a screen left", "H", "shift+left"),
		FarDown:  bind("J", "half a screen down", "J", "shift+down"),
		FarUp:    bind("K", "half a screen up", "K", "shift+up"),
		FarRight: bind("L", "half a screen right", "L", "shift+right"),
		Nearer:   bind("+", "nearer", "+", "="),
		Farther:  bind("-", "farther", "-"),
		Fit:      bind("g 0", "all frames", "g", "0", "home"),
		World:    bind("G", "the whole world", "G", "end"),
		Next:     bind("tab", "next frames, in order of time", "tab", "]"),
		Previous: bind("shift+tab", "frames before", "shift+tab", "["),
		Open:     bind("enter", "show the frames here on the sheet", "enter"),
		Seen:     bind("f", "show all that are on the map on the sheet", "f"),
		NoGo:     bind("", "a no-go area round the cross-hair", "n"),
		NoGos:    bind("", "the no-go areas: change, remove", "N"),
	}
}

// Help returns the map's keys for help. While a place is picked, enter takes it.
func (c Chart) Help(picking bool) []Group {
	all := []key.Binding{
		c.Left, c.Down, c.Up, c.Right, c.FarLeft, c.FarDown, c.FarUp, c.FarRight, c.Nearer, c.Farther, c.Fit, c.World,
		c.Next, c.Previous,
	}
	if picking {
		take := c.Open
		take.SetHelp(take.Help().Key, "take the point under the cross-hair")
		return []Group{{Title: "Picking a place", Bindings: append(all, take)}}
	}
	return []Group{{Title: "Map", Bindings: append(all, c.Open, c.Seen, c.NoGo, c.NoGos)}}
}

// Trips are the keys of the dialog of trips, beside those of moving.
type Trips struct{ Edit, Put, TakeOut, New, Undo, Close key.Binding }

// NewTrips returns the keys of that dialog.
func NewTrips() Trips {
	return Trips{
		Edit:    bind("enter", "edit its defaults", "enter"),
		Put:     bind("", "put the entries into it", "y"),
		TakeOut: bind("", "take the entries out of their trips", "x"),
		New:     bind("", "new trip", "n"),
		Undo:    bind("", "undo the last change", "u"),
		Close:   bind("esc", "close", "esc", "q"),
	}
}

// NoGo are the keys of the dialog of no-go areas, beside those of moving.
type NoGo struct{ Change, New, Remove, Edit, Undo, Close key.Binding }

// NewNoGo returns the keys of that dialog.
func NewNoGo() NoGo {
	return NoGo{
		Change: bind("enter", "change how far it reaches", "enter"),
		New:    bind("", "new area round the cross-hair", "n"),
		Remove: bind("", "remove the area", "x"),
		Edit:   bind("", "queue edits of what was sent from it", "e"),
		Undo:   bind("", "undo the last change", "u"),
		Close:  bind("esc", "close", "esc", "q"),
	}
}
