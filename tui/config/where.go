package config

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// refused takes no value, so that the parser says where it stands.
type refused struct{}

var errRefused = errors.New("refused")

func (refused) UnmarshalTOML(any) error { return errRefused }

// at is where a value stands. Of a table it is its heading; one that has none stands where the
// first of its values does.
func (p *parser) at(value toml.Primitive) toml.Position {
	var found toml.ParseError
	errors.As(p.meta.PrimitiveDecode(value, refused{}), &found)
	at := found.Position
	if at.Line > 0 {
		line := p.line(at.Line)
		if trimmed := strings.TrimLeft(line, " \t"); strings.HasPrefix(trimmed, "[") {
			at.Col = len(line) - len(trimmed) + 1 // the parser counts headings from elsewhere
		}
		for at.Col > 1 && at.Col-2 < len(line) && strings.ContainsRune(`"'[{`, rune(line[at.Col-2])) {
			at.Col-- // it counts from inside quotes and brackets
		}
		return at
	}
	var inner table
	if p.meta.PrimitiveDecode(value, &inner) != nil {
		return at
	}
	for _, v := range inner {
		if child := p.at(v); at.Line == 0 || child.Line > 0 && child.Line < at.Line {
			at = child
		}
	}
	return at
}

// nameAt is where the name of a value stands.
func (p *parser) nameAt(value toml.Primitive, name string) toml.Position {
	at := p.at(value)
	if before, _, ok := strings.Cut(p.line(at.Line), name); ok {
		at.Col = utf8.RuneCountInString(before) + 1
	}
	return at
}

func (p *parser) line(n int) string {
	lines := strings.Split(p.text, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}
