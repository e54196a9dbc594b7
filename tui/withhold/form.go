package withhold

import (
	"context"
	"math"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/nogo"
	"sojourn/tui/field"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// form is where an area gets its name and how far it reaches. was is the one that is changed, which keeps
// its name; with none it is new.
type form struct {
	was    journal.NoGo
	fields []field.Model // by ofName and ofRadius; none before it was open
	focus  int
	held   held
}

const (
	ofName = iota
	ofRadius
)

// held is how many entries an area of a radius would hold; -1 while that is counted.
type held struct {
	radius  float64
	entries int
	asked   bool // an answer is under way
}

const labelWidth = 10

func (f form) each(do func(field.Model) field.Model) form {
	f.fields = slices.Clone(f.fields)
	for i := range f.fields {
		f.fields[i] = do(f.fields[i])
	}
	return f
}

func (f form) withTheme(t theme.Theme) form {
	return f.each(func(one field.Model) field.Model { return one.WithTheme(t) })
}

func (f form) resized(width int) form {
	return f.each(func(one field.Model) field.Model { return one.Resize(max(1, width-labelWidth), 1) })
}

// at gives the keys to field i, round the ends.
func (f form) at(i int) form {
	f = f.each(field.Model.Blur)
	f.focus = (i + len(f.fields)) % len(f.fields)
	if f.was.Name != "" {
		f.focus = ofRadius
	}
	f.fields[f.focus] = f.fields[f.focus].Focus()
	return f
}

// begin opens the form of n; of a new area where it has no name.
func (m Model) begin(n journal.NoGo) (Model, tea.Cmd) {
	radius := n.Radius
	if n.Name == "" || math.IsInf(radius, 1) {
		radius = nogo.UsualRadius
	}
	f := form{was: n}
	for i, value := range [2]string{n.Name, words.Metres(radius)} {
		placeholder := [2]string{"the guide's house", "2 km"}[i]
		one := field.New(field.Options{Placeholder: placeholder}).WithKeys(m.keys.Field).SetValue(value)
		f.fields = append(f.fields, one)
	}
	m.page, m.form = forming, f.withTheme(m.theme).resized(m.width).at(ofName)
	return m.count()
}

// area is what the form says; with no radius where none can be read.
func (f form) area() journal.NoGo {
	n := f.was
	n.Name = journal.CleanLine(f.fields[ofName].Value())
	n.Radius, _ = journal.ParseDistance(strings.ReplaceAll(f.fields[ofRadius].Value(), " ", ""))
	return n
}

func (m Model) pressForm(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	f, e := m.keys.Locate, m.keys.Caption
	switch {
	case key.Matches(msg, f.Cancel):
		m.page = closed
		return m, nil
	case key.Matches(msg, f.Take), key.Matches(msg, e.Save):
		n := m.form.area()
		if err := n.Validate(); err != nil {
			return m, route.To(route.Notice{Err: err})
		}
		return m, keep(m.store, n)
	case key.Matches(msg, e.NextField), key.Matches(msg, f.Down):
		m.form = m.form.at(m.form.focus + 1)
	case key.Matches(msg, e.PreviousField), key.Matches(msg, f.Up):
		m.form = m.form.at(m.form.focus - 1)
	case key.Matches(msg, e.Complete):
		if offers := m.offers(); len(offers) > 0 {
			m.form = m.form.each(func(one field.Model) field.Model { return one })
			m.form.fields[ofName] = m.form.fields[ofName].Rewrite(offers[0])
		}
	default:
		return m.typed(msg)
	}
	return m, nil
}

func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	m.form = m.form.each(func(one field.Model) field.Model {
		one, _ = one.Update(msg) // only the one that has the keys heeds it
		return one
	})
	return m.count()
}

// offers are names that what is typed may become.
func (m Model) offers() (list []string) {
	typed := strings.ToLower(strings.TrimSpace(m.form.fields[ofName].Value()))
	for _, name := range m.known.names {
		low := strings.ToLower(name)
		if low == typed {
			return nil
		}
		if m.form.focus == ofName && strings.Contains(low, typed) {
			list = append(list, name)
		}
	}
	return list
}

// countedMsg tells how many entries a radius holds.
type countedMsg held

// count counts what the area of the form would hold, once at a time.
func (m Model) count() (Model, tea.Cmd) {
	n, h := m.form.area(), m.form.held
	if h.asked || n.Radius == h.radius {
		return m, nil
	}
	m.form.held.asked = true
	s := m.store
	return m, func() tea.Msg {
		entries := -1
		if n.Radius > 0 {
			if all, err := s.HeldBy(context.Background(), n); err == nil {
				entries = len(all)
			}
		}
		return countedMsg{radius: n.Radius, entries: entries}
	}
}

func (m Model) counted(msg countedMsg) (Model, tea.Cmd) {
	m.form.held = held(msg)
	if m.page != forming {
		return m, nil
	}
	return m.count()
}

// madeMsg tells what became of an area that was to be made.
type madeMsg struct {
	made
	before *journal.NoGo
	err    error
}

func keep(s Store, n journal.NoGo) tea.Cmd {
	return func() tea.Msg {
		msg := madeMsg{made: made{area: n}}
		msg.before, msg.is, msg.err = nogo.NewKeeper(s).Add(context.Background(), n)
		return msg
	}
}

// shows tells what the area that was made changes. Where nothing waits and nothing was sent, that is a notice.
func (m Model) shows(msg madeMsg) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	m.made, m.page = msg.made, telling
	text := "no-go area " + journal.Visible(msg.area.Name) + ": " + msg.area.String()
	if msg.before != nil && *msg.before != msg.area {
		text += ", before " + msg.before.String()
	}
	if is := msg.is; is.Queued+is.UnderWay+is.Sent == 0 {
		m.page = closed
		text += "; " + words.Count(is.Entries, "entry") + " in it"
	}
	text += "; " + keys.Name(m.keys.Act.Undo) + " undoes it"
	return m, tea.Batch(route.To(route.Notice{Text: text}), route.To(route.Changed{}))
}
