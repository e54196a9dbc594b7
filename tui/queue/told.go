package queue

import (
	"context"
	"maps"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// mostTold bounds the entries that are remembered.
const mostTold = 1000

// told is what is known of the entries that were on the screen.
type told struct {
	entries map[journal.ID]about // never altered
	reading bool
	edition int // counts the changes: what was read before one is shown until it is read anew
}

// about is how the list speaks of one entry.
type about struct {
	title, moment, place string
	edition              int
}

type toldMsg struct {
	edition int
	entries map[journal.ID]about
	err     error
}

// load reads what the screen shows and does not know: entries, and the attempts at the delivery
// under the cursor.
func (m Model) load() (Model, tea.Cmd) {
	m, entries := m.loadEntries()
	m, attempts := m.loadTries()
	return m, tea.Batch(entries, attempts)
}

func (m Model) loadEntries() (Model, tea.Cmd) {
	if m.told.reading {
		return m, nil // asks again when it is answered
	}
	var missing []journal.ID
	for _, r := range m.window() {
		a, known := m.told.entries[r.position.entry]
		if r.isEntry() && (!known || a.edition != m.told.edition) {
			missing = append(missing, r.position.entry)
		}
	}
	if missing == nil {
		return m, nil
	}
	m.told.reading = true
	return m, tell(m.store, missing, m.told.edition)
}

func tell(s store, ids []journal.ID, edition int) tea.Cmd {
	return func() tea.Msg {
		msg := toldMsg{edition: edition, entries: map[journal.ID]about{}}
		for _, id := range ids {
			e, err := s.Entry(context.Background(), id)
			switch {
			case err == nil:
				msg.entries[id] = aboutEntry(e)
			case journal.KindOf(err) == journal.NotFound:
				msg.entries[id] = about{title: string(id) + ", not in the journal any more"}
			default:
				msg.entries[id] = about{title: string(id)}
				msg.err = err
			}
		}
		return msg
	}
}

func (m Model) heard(msg toldMsg) (Model, tea.Cmd) {
	m.told.reading = false
	all := map[journal.ID]about{}
	if len(m.told.entries)+len(msg.entries) <= mostTold {
		all = maps.Clone(m.told.entries)
		if all == nil {
			all = map[journal.ID]about{}
		}
	}
	for id, a := range msg.entries {
		a.edition = msg.edition
		all[id] = a
	}
	m.told.entries = all
	m, cmd := m.drawn().load()
	if msg.err != nil {
		cmd = tea.Batch(cmd, route.To(route.Notice{Err: msg.err}))
	}
	return m, cmd
}

func aboutEntry(e journal.Entry) about {
	a := about{title: title(e), place: e.Place.Label()}
	if e.Taken.Known() {
		a.moment = words.Day(e.Taken.Local()) + " " + words.Clock(e.Taken.Local())
	}
	return a
}

// title is the first words of e, else its file's name.
func title(e journal.Entry) string {
	first, _, _ := strings.Cut(strings.TrimSpace(e.Caption), "\n")
	for _, s := range []string{first, e.Headline} {
		if s = journal.CleanLine(s); s != "" {
			return s
		}
	}
	for _, p := range e.Photos {
		if name := p.Original().Name; name != "" {
			return journal.CleanLine(filepath.Base(name))
		}
	}
	return string(e.ID)
}
