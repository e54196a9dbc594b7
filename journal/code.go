package journal

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Code is a shorthand: what is written between two delimiters, and what it stands for.
type Code struct {
	Name  string   // case matters
	Texts []string // the alternatives, the usual one first
}

const (
	// MaxCode is the most characters that a code may have.
	MaxCode = 64
	// CodeDelimiter stands on both sides of a code where no other was chosen: =kis=.
	CodeDelimiter = '='
)

// Validate reports the first rule c breaks, as an Invalid error.
func (c Code) Validate() error {
	invalid := func(why string) error {
		return &Error{Op: "code " + Visible(c.Name), Kind: Invalid, Err: errors.New(why)}
	}
	switch {
	case strings.TrimSpace(c.Name) == "":
		return invalid("it is empty")
	case c.Name != CleanLine(c.Name):
		return invalid("it has spaces around it, or control characters")
	case utf8.RuneCountInString(c.Name) > MaxCode:
		return invalid(fmt.Sprintf("it is longer than %d characters", MaxCode))
	case len(c.Texts) == 0:
		return invalid("nothing stands for it")
	}
	for _, t := range c.Texts {
		if utf8.RuneCountInString(t) > MaxText || t != CleanText(t) {
			return invalid("its text is too long, or has control characters")
		}
	}
	return nil
}

// CheckDelimiter reports as an Invalid error why r cannot stand around codes.
func CheckDelimiter(r rune) error {
	if r == utf8.RuneError || strings.ContainsRune("{}#@\"'", r) || !unicode.IsPunct(r) && !unicode.IsSymbol(r) {
		return &Error{
			Op: "delimiter " + Visible(string(r)), Kind: Invalid, Err: errors.New("it cannot stand around codes"),
			Hint: `use one sign that captions do not have, like = or \ or ~`,
		}
	}
	return nil
}

// Codes are the shorthands that a text is expanded by. The zero value knows none.
type Codes struct {
	Delimiter rune // 0: CodeDelimiter
	ByName    map[string][]string
}

// NewCodes returns codes by their names.
func NewCodes(delimiter rune, list ...Code) Codes {
	c := Codes{Delimiter: delimiter, ByName: make(map[string][]string, len(list))}
	for _, one := range list {
		c.ByName[one.Name] = one.Texts
	}
	return c
}

func (c Codes) delimiter() string {
	if c.Delimiter == 0 {
		return string(CodeDelimiter)
	}
	return string(c.Delimiter)
}

// Text returns what stands for what was written between delimiters: a code, or a code and the
// number of an alternative, like kis#2.
func (c Codes) Text(written string) (text string, ok bool) {
	if texts := c.ByName[written]; len(texts) > 0 {
		return texts[0], true
	}
	name, number, found := cutNumber(written)
	texts := c.ByName[name]
	if !found || number > len(texts) {
		return "", false
	}
	return texts[number-1], true
}

// cutNumber takes the number of an alternative off a code.
func cutNumber(written string) (name string, number int, ok bool) {
	at := strings.LastIndexByte(written, '#')
	if at < 1 || len(written)-at > 3 {
		return "", 0, false
	}
	for _, r := range written[at+1:] {
		if r < '0' || r > '9' {
			return "", 0, false
		}
		number = 10*number + int(r-'0')
	}
	return written[:at], number, number > 0
}

// Names returns what may be the names of codes in texts, known or not.
func (c Codes) Names(texts ...string) []string {
	var names []string
	d := c.delimiter()
	for _, text := range texts {
		for at := strings.Index(text, d); at >= 0; {
			inner, ok := innerOf(text[at:], d)
			if ok {
				names = append(names, inner)
				if name, _, numbered := cutNumber(inner); numbered {
					names = append(names, name)
				}
			}
			next := strings.Index(text[at+len(d):], d)
			if next < 0 {
				break
			}
			at += len(d) + next
		}
	}
	return names
}

// innerOf returns what stands between the delimiter that s begins with and the next one.
func innerOf(s, delimiter string) (inner string, ok bool) {
	rest := s[len(delimiter):]
	end := strings.Index(rest, delimiter)
	if end < 1 || strings.ContainsAny(rest[:end], "\n\t") || utf8.RuneCountInString(rest[:end]) > MaxCode+3 {
		return "", false
	}
	return rest[:end], true
}
