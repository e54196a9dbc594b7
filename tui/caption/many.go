package caption

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// many is the words of several entries on their way through $EDITOR.
type many struct {
	ids     []journal.ID
	base    map[journal.ID]texts // as they were written into the file
	path    string               // of the file
	written string               // what was written into it
	now     map[journal.ID]parts
}

// manyDraftedMsg says that the file is written.
type manyDraftedMsg struct {
	many
	err error
}

// manyEditedMsg says what the editor left.
type manyEditedMsg struct{ many }

// EditAll opens the words of entries in the traveller's own editor, in one file.
func (m Model) EditAll(ids []journal.ID) (Model, tea.Cmd) {
	m, keeping := m.keep()
	return m, tea.Sequence(keeping, writeMany(m.store, m.dir, ids))
}

func writeMany(s store, dir string, ids []journal.ID) tea.Cmd {
	return func() tea.Msg {
		all := many{ids: ids, base: map[journal.ID]texts{}}
		var entries []journal.Entry
		for _, id := range ids {
			e, err := s.Entry(context.Background(), id)
			if err != nil {
				return manyDraftedMsg{err: err}
			}
			entries, all.base[id] = append(entries, e), textsOf(e)
		}
		all.written = writeManyFile(entries)
		var err error
		all.path, err = writeTemporary(dir, all.written)
		return manyDraftedMsg{many: all, err: err}
	}
}

// draftedMany starts the editor.
func (m Model) draftedMany(msg manyDraftedMsg) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	command, err := editorCommand(context.Background(), msg.path)
	if err != nil {
		return m, tea.Batch(remove(msg.path), route.To(route.Notice{Err: err}))
	}
	return m, tea.ExecProcess(command, func(err error) tea.Msg {
		all, err := msg.readBack(err)
		if err != nil {
			return route.Notice{Err: err}
		}
		return manyEditedMsg{all}
	})
}

// readBack reads what the editor left. The file stays where something was written that cannot be
// taken over.
func (all many) readBack(failed error) (many, error) {
	content, err := os.ReadFile(all.path)
	if err != nil {
		return all, editorError(errors.Join(failed, err), "")
	}
	if failed != nil && string(content) == all.written {
		_ = os.Remove(all.path)
		return all, editorError(failed, "")
	}
	all.now, err = readManyFile(string(content), all.base)
	if failed != nil || err != nil {
		return all, editorError(errors.Join(failed, err), all.path)
	}
	return all, nil
}

// takeOver stores what was edited, in one change. What somebody else has changed meanwhile is left
// as it is, and the file is kept.
func takeOver(s store, all many) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		change := journal.Change{}
		var changed, conflicts []journal.ID
		for _, id := range all.ids {
			fields, want := all.edited(id)
			if len(fields) == 0 {
				continue
			}
			before, err := s.Entry(ctx, id)
			if err != nil {
				return route.Notice{Err: editorError(err, all.path)}
			}
			mine := slices.DeleteFunc(slices.Clone(fields), func(f route.Field) bool {
				return !textsOf(before).isLike(all.base[id], f) && !textsOf(before).isLike(want, f)
			})
			if len(mine) < len(fields) {
				conflicts = append(conflicts, id)
			}
			if len(mine) > 0 {
				change.Patches = append(change.Patches, want.patch(before, mine))
				changed = append(changed, id)
			}
		}
		change.Label = "words of " + words.Count(len(changed), "entry")
		n, err := s.Apply(ctx, change)
		if err != nil {
			return route.Notice{Err: editorError(err, all.path)}
		}
		if len(conflicts) == 0 {
			_ = os.Remove(all.path)
		}
		return tea.BatchMsg{route.To(manyNotice(n, conflicts, all.path)), route.To(route.Changed{IDs: all.ids})}
	}
}

// edited are the fields of entry id that were edited, and its words with them.
func (all many) edited(id journal.ID) (fields []route.Field, want texts) {
	want = all.base[id]
	now, there := all.now[id]
	if !there {
		return nil, want
	}
	was := trimmedParts(partsOf(want))
	for i, text := range now {
		if f := route.Field(i); text != was[i] {
			want = want.written(f, text)
			if !want.isLike(all.base[id], f) {
				fields = append(fields, f)
			}
		}
	}
	return fields, want
}

// trimmedParts are parts as they come back where nothing was edited.
func trimmedParts(p parts) parts {
	back, _ := readEditFile(writeEditFile("", p), p) // what this program has written is well formed
	return back
}

func manyNotice(n int, conflicts []journal.ID, path string) route.Notice {
	said := "changed the words of " + words.Count(n, "entry")
	if n == 0 {
		said = "nothing was changed"
	}
	if len(conflicts) == 0 {
		return route.Notice{Text: said}
	}
	return route.Notice{Err: &journal.Error{
		Op: said, Kind: journal.Conflict,
		Err:  fmt.Errorf("%s, like %s, were changed elsewhere meanwhile", words.Count(len(conflicts), "entry"), conflicts[0]),
		Hint: "those words stay as they are there; yours are kept in " + journal.Visible(path),
	}}
}
