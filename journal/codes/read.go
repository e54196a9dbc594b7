package codes

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
)

const (
	maxBytes = 16 << 20
	maxCodes = 100_000
	comment  = "//"
)

// Read returns the codes of a file, in its order; of a code that is there more than once, the last.
// name is what errors call the file. The error is Invalid and tells the line.
func Read(r io.Reader, name string) ([]journal.Code, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", journal.Visible(name), err)
	}
	if len(content) > maxBytes {
		return nil, invalid(name, 0, fmt.Errorf("it is larger than %d MB", maxBytes>>20))
	}
	text, err := decode(content)
	if err != nil {
		return nil, invalid(name, 0, err)
	}
	l := list{at: map[string]int{}}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		number++
		if err := l.line(line); err != nil {
			return nil, invalid(name, number, err)
		}
	}
	if len(l.codes) == 0 {
		return nil, invalid(name, 0, errors.New("it has no codes"))
	}
	return l.codes, nil
}

func invalid(name string, line int, err error) error {
	op := journal.Visible(name)
	if line > 0 {
		op = fmt.Sprintf("%s, line %d", op, line)
	}
	return &journal.Error{
		Op: op, Kind: journal.Invalid, Err: err,
		Hint: "nothing was changed; a line is a code, a tab, and what stands for it",
	}
}

// list is the codes that were read so far.
type list struct {
	codes []journal.Code
	at    map[string]int
}

func (l *list) line(line string) error {
	if !utf8.ValidString(line) {
		return errors.New("it is not UTF-8; save the file as UTF-8 or UTF-16")
	}
	if strings.TrimSpace(line) == "" || strings.HasPrefix(line, comment) {
		return nil
	}
	columns := strings.Split(line, "\t")
	code := journal.Code{Name: journal.CleanLine(columns[0]), Texts: alternatives(columns[1:])}
	switch {
	case len(columns) == 1:
		return fmt.Errorf("%s has no tab behind it", journal.Visible(shortened(code.Name)))
	case len(code.Texts) == 0:
		return fmt.Errorf("nothing stands for %s", journal.Visible(shortened(code.Name)))
	}
	if err := code.Validate(); err != nil {
		return err
	}
	if at, known := l.at[code.Name]; known {
		l.codes[at] = code
		return nil
	}
	if len(l.codes) == maxCodes {
		return fmt.Errorf("there are more than %d codes", maxCodes)
	}
	l.at[code.Name] = len(l.codes)
	l.codes = append(l.codes, code)
	return nil
}

// alternatives returns the columns but for empty ones at the end. One that is empty between others
// counts: the numbers of those behind it stay.
func alternatives(columns []string) []string {
	var texts []string
	for _, c := range columns {
		texts = append(texts, journal.CleanLine(unquoted(c)))
	}
	for len(texts) > 0 && texts[len(texts)-1] == "" {
		texts = texts[:len(texts)-1]
	}
	return texts
}

// unquoted takes off the quotes that spreadsheets put around a column that holds quotes.
func unquoted(s string) string {
	inner, begins := strings.CutPrefix(s, `"`)
	inner, ends := strings.CutSuffix(inner, `"`)
	if begins && ends && strings.Count(inner, `"`) == 2*strings.Count(inner, `""`) && strings.ContainsAny(inner, `",`) {
		return strings.ReplaceAll(inner, `""`, `"`)
	}
	return s
}

const shortCode = 40 // characters

func shortened(s string) string {
	if utf8.RuneCountInString(s) <= shortCode {
		return s
	}
	return string([]rune(s)[:shortCode]) + "…"
}
