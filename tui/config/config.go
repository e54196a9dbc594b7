// Package config is the traveller's own settings: keys, colours, the mouse, a time of grace, a price, pictures. They are
// read from one TOML file, and every mistake in it is told with its line and column.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/theme"
)

// Config is what a traveller may have otherwise than it is.
type Config struct {
	Mouse bool
	Grace time.Duration // between the key that sends and the first byte
	Price journal.Price // of bytes on the link; none by default
	Theme theme.Choice
	Keys  keys.Map

	Pictures picture.Choice
}

// Default is what holds where no file says otherwise.
func Default() Config {
	return Config{Theme: theme.Choice{Name: theme.Auto}, Keys: keys.Default()}
}

// Mistake is what is wrong with a file, in one sentence.
type Mistake struct {
	Path         string
	Line, Column int // from 1; the column counts characters
	Sentence     string
}

func (m *Mistake) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", journal.Visible(m.Path), m.Line, m.Column, m.Sentence)
}

// mostBytes bounds a file that is read: what is larger is something else.
const mostBytes = 1 << 20

// Read reads the file at path. Where there is none, the defaults hold. The error is a *Mistake if
// the file can be read and something in it is wrong.
func Read(path string) (Config, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err == nil && (info.Size() > mostBytes || !info.Mode().IsRegular()) {
		err = fmt.Errorf("%s is no file of settings", path)
	}
	var text []byte
	if err == nil {
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return Config{}, &journal.Error{
			Op: "read the settings", Kind: journal.NeedsUser, Err: err,
			Hint: "make it readable, or move it away: the defaults hold without it",
		}
	}
	return Parse(path, string(text))
}
