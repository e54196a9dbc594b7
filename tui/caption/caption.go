// Package caption is the editor of an entry's words: caption, alt text and keywords. What is typed
// is stored as it is typed, and no text is let go of before it is stored.
package caption

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/field"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/theme"
)

type store interface {
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	Apply(ctx context.Context, c journal.Change) (int, error)
	// Keywords are those that begin with prefix, the most used first.
	Keywords(ctx context.Context, prefix string, limit int) ([]journal.KeywordCount, error)
	// RecentKeywords are those that begin with prefix, the last given first.
	RecentKeywords(ctx context.Context, prefix string, limit int) ([]string, error)
	// Names are those of a field of which a word begins with prefix, the most used first.
	Names(ctx context.Context, of journal.NameField, prefix string, limit int) ([]string, error)
	Destinations(ctx context.Context) ([]journal.Destination, error)
	Codes(ctx context.Context) (journal.Codes, error)
}

// pictures is what a window of a gallery does.
type pictures interface {
	Tile(k picture.Key) (picture.Tile, picture.State)
	Load(want []picture.Key) tea.Cmd
}

// Model is the caption editor.
type Model struct {
	store         store
	keeper        *keeper
	pictures      pictures
	dir           string // where the file for $EDITOR is written
	theme         theme.Theme
	keys          keys.Caption
	width, height int

	visit    visit
	draft    draft   // of the entry that is shown
	left     []draft // of entries that were left before they were stored; never altered in place
	sends    int     // counts what was given to the keeper
	fields   [route.Fields]field.Model
	focus    route.Field
	unfolded bool // the fields that are folded away at first are shown
	offer    offer
	codes    journal.Codes
	hot      [keys.HotCodes]string // names of codes, by the number of their key
	atGap    bool                  // the caret was put behind journal.Gap, and nothing was typed since
	layout   layout
	view     string
}

// visit is one stay at an entry; its zero value is none.
type visit struct {
	number int // counts them: what answers an earlier one is dropped
	id     journal.ID
	walk   []journal.ID
	read   bool
	// resumed: its words are those of a visit before, which are not stored yet.
	resumed bool
	err     error // why it could not be read
	entry   journal.Entry
	dests   []journal.Destination
	next    picture.Key // of the entry after it, to be made in advance
	early   []tea.Msg   // what was typed before it was read
}

// New returns the editor; dir is the journal's folder.
func New(s store, g *picture.Gallery, dir string, t theme.Theme) Model {
	m := Model{store: s, keeper: newKeeper(s), pictures: g.Window(), dir: dir, keys: keys.NewCaption()}
	for f, hint := range hints {
		m.fields[f] = field.New(field.Options{Multiline: hasLines(route.Field(f)), Placeholder: hint})
	}
	return m.WithTheme(t)
}

// hints are what empty fields show.
var hints = [route.Fields]string{
	route.FieldCaption:  "Who, what, where, when?",
	route.FieldAlt:      "What does it show, for someone who cannot see it?",
	route.FieldKeywords: "none yet: #one #two, or with commas: one word, two words",

	route.FieldHeadline: "one line that could stand over it", route.FieldByline: "who took it",
	route.FieldCredit: "whom to name beside it", route.FieldCopyright: "the notice",
	route.FieldInstructions: "for the desk", route.FieldPeople: "who is shown, parted by commas",
	route.FieldLanguage: "of the words: ko, en-GB",
}

// Resize takes the size of the screen.
func (m Model) Resize(width, height int) Model {
	m.width, m.height = width, height
	return m.drawn()
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	for i, f := range m.fields {
		m.fields[i] = f.WithTheme(t)
	}
	return m.drawn()
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Map) Model {
	m.keys = k.Caption
	for i, f := range m.fields {
		m.fields[i] = f.WithKeys(k.Field)
	}
	return m.drawn()
}

// View returns exactly the size of the screen.
func (m Model) View() string { return m.view }

// Help returns the screen's keys.
func (m Model) Help() []keys.Group { return m.keys.Help() }

// Typing is true: plain keys are text.
func (m Model) Typing() bool { return true }
