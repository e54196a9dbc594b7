package caption

import (
	"errors"
	"fmt"
	"os"
	"os/exec"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
)

// writeTemporary writes a file that nobody else can read.
func writeTemporary(dir, text string) (path string, err error) {
	f, err := os.CreateTemp(dir, "caption-*.txt") // 0600
	if err != nil {
		return "", editorError(err, "")
	}
	_, err = f.WriteString(text)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return "", editorError(err, "")
	}
	return f.Name(), nil
}

// readTemporary reads what the editor left, if it ended well, and removes the file. What was
// written into it and cannot be taken over is left there, and the error says where.
func readTemporary(e editing, failed error) (parts, error) {
	content, err := os.ReadFile(e.path)
	if err != nil {
		return e.parts, editorError(errors.Join(failed, err), "")
	}
	written := writeEditFile(e.title, e.parts)
	if string(content) == written {
		_ = os.Remove(e.path)
		if failed != nil {
			return e.parts, editorError(failed, "")
		}
		return e.parts, nil
	}
	now, err := readEditFile(string(content), e.parts)
	if failed != nil || err != nil {
		return e.parts, editorError(errors.Join(failed, err), e.path)
	}
	_ = os.Remove(e.path)
	return e.untouched(now, written), nil
}

// untouched is now, with the texts that were not edited as they were: also with empty lines around
// them, that the file cannot tell.
func (e editing) untouched(now parts, written string) parts {
	before, _ := readEditFile(written, e.parts) // what this program has written is well formed
	for i := range now {
		if now[i] == before[i] {
			now[i] = e.parts[i]
		}
	}
	return now
}

func remove(path string) tea.Cmd {
	return func() tea.Msg {
		_ = os.Remove(path)
		return nil
	}
}

// editorError says that nothing was changed; kept is where the text is that was not taken over.
func editorError(err error, kept string) error {
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		err = fmt.Errorf("it ended with %s", failed.ProcessState)
	}
	hint := "nothing was changed: the words are here as they were"
	if kept != "" {
		hint = "nothing was changed; what was written there is kept in " + journal.Visible(kept)
	}
	return &journal.Error{Op: "the editor", Kind: journal.NeedsUser, Err: err, Hint: hint}
}
