package caption

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// editing is words on their way through $EDITOR.
type editing struct {
	visit int
	id    journal.ID
	title string
	parts parts  // as they were in the fields
	want  texts  // the same, as they are stored
	path  string // of the file
}

// draftedMsg says that the file for $EDITOR is written.
type draftedMsg struct {
	editing
	err error
}

// editedMsg says what the editor left.
type editedMsg struct {
	editing
	now parts
	err error
}

// edit opens the words in the traveller's own editor.
func (m Model) edit() (Model, tea.Cmd) {
	m, keeping := m.keep()
	e := editing{visit: m.visit.number, id: m.visit.id, title: m.name(), want: m.draft.want}
	for i := range e.parts {
		e.parts[i] = m.fields[i].Value()
	}
	return m.drawn(), tea.Batch(keeping, writeDraft(m.dir, e))
}

func writeDraft(dir string, e editing) tea.Cmd {
	return func() tea.Msg {
		var err error
		e.path, err = writeTemporary(dir, writeEditFile(e.title, e.parts))
		return draftedMsg{editing: e, err: err}
	}
}

// drafted starts the editor, unless the traveller has gone on meanwhile.
func (m Model) drafted(msg draftedMsg) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	if msg.visit != m.visit.number {
		return m, remove(msg.path)
	}
	command, err := editorCommand(context.Background(), msg.path)
	if err != nil {
		return m, tea.Batch(remove(msg.path), route.To(route.Notice{Err: err}))
	}
	return m, tea.ExecProcess(command, func(err error) tea.Msg {
		now, err := readTemporary(msg.editing, err)
		return editedMsg{editing: msg.editing, now: now, err: err}
	})
}

// editorCommand is the traveller's editor on path. $VISUAL and $EDITOR may have arguments, as
// shells read them. Nothing but the traveller ends it.
func editorCommand(ctx context.Context, path string) (*exec.Cmd, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if e := strings.TrimSpace(os.Getenv(name)); e != "" {
			return exec.CommandContext(ctx, "sh", "-c", e+` "$1"`, "sh", path), nil
		}
	}
	for _, name := range []string{"vi", "nano"} {
		if found, err := exec.LookPath(name); err == nil {
			return exec.CommandContext(ctx, found, path), nil
		}
	}
	return nil, &journal.Error{
		Op: "open an editor", Kind: journal.NeedsUser, Err: errors.New("neither vi nor nano was found"),
		Hint: "name yours in the environment, like EDITOR=micro, and start sojourn again",
	}
}

// edited takes over what the editor left, as one step that ctrl+z takes back. It is not lost where
// another entry is shown by now.
func (m Model) edited(msg editedMsg) (Model, tea.Cmd) {
	switch {
	case msg.err != nil:
		return m, route.To(route.Notice{Err: msg.err})
	case msg.now == msg.parts:
		return m, nil
	case msg.id == m.visit.id && m.isOpen():
		for i, text := range msg.now {
			if text != msg.parts[i] {
				m.fields[i] = m.fields[i].Rewrite(text)
			}
		}
	default:
		m.left = with(m.left, msg.draft(m.left))
	}
	m, cmd := m.noted().keep()
	return m.drawn(), cmd
}

// draft is what the editor left, for an entry that is not shown any more.
func (msg editedMsg) draft(left []draft) draft {
	i := slices.IndexFunc(left, func(d draft) bool { return d.id == msg.id })
	d := draft{id: msg.id, session: "caption " + string(journal.NewID()), base: msg.want, want: msg.want}
	if i >= 0 {
		d = left[i]
	}
	var now texts
	for i, text := range msg.now {
		now = now.written(route.Field(i), text)
	}
	for i, text := range msg.now {
		if text != msg.parts[i] {
			d.want = d.want.with(route.Field(i), now)
		}
	}
	return d
}
