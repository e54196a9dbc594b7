package config

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// parser reads one file, and collects what is wrong with it.
type parser struct {
	path, text string
	meta       toml.MetaData
	config     Config
	remapped   map[string]toml.Primitive // by section.action
	mistakes   []*Mistake
}

type table = map[string]toml.Primitive

// Parse reads the text of the file at path. The error is the first *Mistake in it.
func Parse(path, text string) (Config, error) {
	p := &parser{path: path, text: text, config: Default(), remapped: table{}}
	var root table
	meta, err := toml.Decode(text, &root)
	if syntax, ok := errors.AsType[toml.ParseError](err); ok {
		p.mistake(syntax.Position, syntax.Message)
	} else if err != nil {
		return Config{}, &journal.Error{Op: path, Kind: journal.Invalid, Err: err}
	}
	p.meta = meta
	p.root(root)
	p.clashes()
	if len(p.mistakes) == 0 {
		return p.config, nil
	}
	return Config{}, slices.MinFunc(p.mistakes, func(a, b *Mistake) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

func (p *parser) root(root table) {
	for name, value := range sorted(root) {
		switch name {
		case "mouse":
			p.decode(value, &p.config.Mouse, "mouse is true or false")
		case "grace":
			p.grace(value)
		case "price":
			p.price(value)
		case "pictures":
			p.pictures(value)
		case "theme":
			p.theme(value)
		case "keys":
			p.keys(value)
		default:
			p.unknown(value, name, []string{"mouse", "grace", "price", "pictures", "theme", "keys"})
		}
	}
}

// mostGrace is the longest time of grace: more is an embargo.
const mostGrace = time.Hour

func (p *parser) grace(value toml.Primitive) {
	const want = `grace is a time in quotes, like "30s" or "2m", of at most an hour`
	decodeText(p, value, &p.config.Grace, want, func(text string) (time.Duration, error) {
		d, err := time.ParseDuration(text)
		if err == nil && (d < 0 || d > mostGrace) {
			err = errRefused
		}
		return d, err
	})
}

func (p *parser) price(value toml.Primitive) {
	const want = `price is what bytes on the link cost, in quotes, like "0.12 EUR/MB"`
	decodeText(p, value, &p.config.Price, want, journal.ParsePrice)
}

func (p *parser) pictures(value toml.Primitive) {
	const want = "pictures is one of " + picture.Choices + ", in quotes"
	decodeText(p, value, &p.config.Pictures, want, picture.ParseChoice)
}

// decodeText reads a text as what it stands for, or says what it should be.
func decodeText[T any](p *parser, value toml.Primitive, into *T, should string, read func(string) (T, error)) {
	text := ""
	if !p.decode(value, &text, should) {
		return
	}
	v, err := read(text)
	if err != nil {
		p.wrong(value, "%s", should)
		return
	}
	*into = v
}

func (p *parser) theme(value toml.Primitive) {
	var inner table
	if !p.decode(value, &inner, `theme is a table: [theme], and below it name = "dark"`) {
		return
	}
	p.config.Theme.Colours = map[string]string{}
	for name, value := range sorted(inner) {
		switch {
		case name == "name":
			p.themeName(value)
		case slices.Contains(theme.Meanings(), name):
			p.colour(value, name)
		default:
			p.unknown(value, name, append(theme.Meanings(), "name"))
		}
	}
}

func (p *parser) themeName(value toml.Primitive) {
	name := ""
	if !p.decode(value, &name, "the theme's name is a text in quotes") {
		return
	}
	if !slices.Contains(theme.Names(), name) {
		p.wrong(value, "there is no theme %s; there are %s", journal.Visible(name), strings.Join(theme.Names(), ", "))
		return
	}
	p.config.Theme.Name = name
}

func (p *parser) colour(value toml.Primitive, meaning string) {
	var colour string
	if !p.decode(value, &colour, meaning+` is a colour in quotes: "#79b8ff", "12" or "bright-blue"`) {
		return
	}
	if _, err := theme.Colour(colour); err != nil {
		p.wrong(value, "%s = %q: %s", meaning, journal.Visible(colour), err)
		return
	}
	p.config.Theme.Colours[meaning] = colour
}

func (p *parser) keys(value toml.Primitive) {
	var inner table
	if !p.decode(value, &inner, "keys is a table of tables: [keys.sheet], and below it open = \"enter\"") {
		return
	}
	sections := p.config.Keys.Sections()
	for name, value := range sorted(inner) {
		i := slices.IndexFunc(sections, func(s keys.Section) bool { return s.Name == name })
		if i < 0 {
			p.unknown(value, name, namesOf(sections, func(s keys.Section) string { return s.Name }))
			continue
		}
		p.section(value, sections[i])
	}
}

func (p *parser) section(value toml.Primitive, s keys.Section) {
	var inner table
	if !p.decode(value, &inner, "keys."+s.Name+" is a table of actions and their keys") {
		return
	}
	known := namesOf(s.Actions, func(a keys.Action) string { return a.Name })
	for action, value := range sorted(inner) {
		if !slices.Contains(known, action) {
			p.unknown(value, action, known)
			continue
		}
		names, ok := p.names(value, action)
		if !ok {
			continue
		}
		next, err := p.config.Keys.Remap(s.Name, action, names)
		if err != nil {
			p.wrong(value, "%s: %s", action, err)
			continue
		}
		p.config.Keys = next
		p.remapped[s.Name+"."+action] = value
	}
}

// names are the keys of one action: one in quotes, or several in brackets.
func (p *parser) names(value toml.Primitive, action string) ([]string, bool) {
	var one string
	if p.meta.PrimitiveDecode(value, &one) == nil {
		return []string{one}, true
	}
	var several []string
	ok := p.decode(value, &several, action+` takes a key in quotes, "c", or several in brackets, ["c", "ctrl+e"]`)
	return several, ok
}

// clashes are told at the actions that were remapped: the others cannot be wrong.
func (p *parser) clashes() {
	for _, c := range p.config.Keys.Clashes() {
		name, other := c.Second, c.First
		value, ok := p.remapped[name]
		if !ok {
			name, other = other, name
			value = p.remapped[name]
		}
		p.wrong(value, "%s is the key of %s and of %s on the %s; give one of them another", c.Key, name, other, c.Screen)
	}
}

// decode reads a value, or says what it should be.
func (p *parser) decode(value toml.Primitive, into any, should string) bool {
	err := p.meta.PrimitiveDecode(value, into)
	if t, ok := into.(*table); ok && *t == nil {
		err = errRefused // the parser takes anything that is no table for an empty one
	}
	if err == nil {
		return true
	}
	p.wrong(value, "%s", should)
	return false
}

func (p *parser) unknown(value toml.Primitive, name string, known []string) {
	meant, _ := words.Nearest(name, known)
	sentence := fmt.Sprintf("%s is unknown here; did you mean %s?", journal.Visible(name), meant)
	p.mistake(p.nameAt(value, name), sentence)
}

func (p *parser) wrong(value toml.Primitive, format string, args ...any) {
	p.mistake(p.at(value), fmt.Sprintf(format, args...))
}

func (p *parser) mistake(at toml.Position, sentence string) {
	p.mistakes = append(p.mistakes, &Mistake{
		Path: p.path, Line: max(1, at.Line), Column: max(1, at.Col), Sentence: sentence,
	})
}

// sorted walks a table in an order that is always the same.
func sorted(t table) func(yield func(string, toml.Primitive) bool) {
	return func(yield func(string, toml.Primitive) bool) {
		for _, name := range slices.Sorted(maps.Keys(t)) {
			if !yield(name, t[name]) {
				return
			}
		}
	}
}

func namesOf[T any](list []T, name func(T) string) []string {
	names := make([]string, len(list))
	for i, v := range list {
		names[i] = name(v)
	}
	return names
}
