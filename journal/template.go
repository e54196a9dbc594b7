package journal

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Way is how a template's text comes into a field.
type Way string

const (
	// WayReplace puts it in place of what is there.
	WayReplace Way = "replace"
	// WayPrepend puts it before what is there, unless it begins with it.
	WayPrepend Way = "prepend"
	// WayAppend puts it behind what is there, unless it ends with it.
	WayAppend Way = "append"
	// WayIfEmpty puts it where nothing is.
	WayIfEmpty Way = "only-if-empty"
)

// Ways lists them all.
var Ways = []Way{WayReplace, WayPrepend, WayAppend, WayIfEmpty}

// TemplateField is what a template does to one field. Text is as it is written in the journal:
// codes and variables stay. Keywords and people are joined by commas.
type TemplateField struct {
	Field TextField
	Text  string
	Way   Way // "": WayReplace
}

// Template is words under a name, to be put into entries.
type Template struct {
	Name   string
	Fields []TemplateField // each field once
}

const maxName = 64 // characters, of a template or a trip

// checkName refuses names that could not be typed or shown.
func checkName(what, name string) error {
	if name == CleanLine(name) && name != "" && utf8.RuneCountInString(name) <= maxName {
		return nil
	}
	return &Error{
		Op: what + " " + Visible(name), Kind: Invalid, Err: errors.New("this cannot be its name"),
		Hint: fmt.Sprintf("use 1 to %d characters on one line", maxName),
	}
}

// Validate reports the first rule t breaks, as an Invalid error.
func (t Template) Validate() error {
	if err := checkName("template", t.Name); err != nil {
		return err
	}
	for i, f := range t.Fields {
		same := func(o TemplateField) bool { return o.Field == f.Field }
		if slices.ContainsFunc(t.Fields[:i], same) {
			return f.invalid(t, "is there twice")
		}
		if err := f.check(t); err != nil {
			return err
		}
	}
	return nil
}

func (f TemplateField) check(t Template) error {
	switch {
	case !slices.Contains(TemplateFields, f.Field):
		return f.invalid(t, "is no field of a template")
	case f.Way != "" && !slices.Contains(Ways, f.Way):
		return f.invalid(t, "has no way "+Visible(string(f.Way)))
	case f.Field == FieldLanguage && (f.Way == WayPrepend || f.Way == WayAppend):
		return f.invalid(t, "can only be replaced, or filled if empty")
	case f.Field == FieldLanguage && !IsLanguage(f.Text):
		return f.invalid(t, "is no tag; write it like ko, en-GB or zh-Hant")
	case f.Text == "":
		return f.invalid(t, "has no text")
	case utf8.RuneCountInString(f.Text) > MaxText:
		return f.invalid(t, "is too long")
	}
	return nil
}

func (f TemplateField) invalid(t Template, why string) error {
	return &Error{
		Op: "template " + Visible(t.Name), Kind: Invalid, Err: fmt.Errorf("its %s %s", Visible(string(f.Field)), why),
	}
}

// Patch returns what t changes in e. It is the patch without fields where nothing is different.
func (t Template) Patch(e Entry) Patch {
	p := Patch{ID: e.ID}
	credits := e.Credits
	for _, f := range t.Fields {
		switch f.Field {
		case FieldHeadline:
			p.Headline = f.oneLine(e.Headline)
		case FieldCaption:
			p.Caption = f.into(e.Caption)
		case FieldAlt:
			p.Alt = f.into(e.Alt)
		case FieldKeywords:
			p.Keywords = f.list(e.Keywords, NormalKeywords)
			if p.Keywords != nil && f.Way == WayAppend { // others may add some meanwhile
				p.Keywords, p.Tag = nil, new(NormalKeywords(SplitList(f.Text)))
			}
		case FieldPeople:
			p.People = f.list(e.People, trimmedNames)
		case FieldLanguage:
			p.Language = f.oneLine(e.Language)
		case FieldByline:
			credits.Byline = orSame(f.oneLine(e.Credits.Byline), credits.Byline)
		case FieldCredit:
			credits.Credit = orSame(f.oneLine(e.Credits.Credit), credits.Credit)
		case FieldCopyright:
			credits.Copyright = orSame(f.oneLine(e.Credits.Copyright), credits.Copyright)
		case FieldInstructions:
			credits.Instructions = orSame(f.into(e.Credits.Instructions), credits.Instructions)
		}
	}
	if credits != e.Credits {
		p.Credits = &credits
	}
	return p
}

func orSame(changed *string, same string) string {
	if changed == nil {
		return same
	}
	return *changed
}

// into returns what a text becomes; nil if it stays.
func (f TemplateField) into(old string) *string {
	text := CleanText(f.Text)
	switch f.Way {
	case WayPrepend:
		if !strings.HasPrefix(old, text) {
			text = joined(text, old)
		} else {
			text = old
		}
	case WayAppend:
		if !strings.HasSuffix(old, text) {
			text = joined(old, text)
		} else {
			text = old
		}
	case WayIfEmpty:
		if strings.TrimSpace(old) != "" {
			text = old
		}
	}
	if text == old {
		return nil
	}
	return &text
}

func (f TemplateField) oneLine(old string) *string {
	p := f.into(old)
	if p == nil || CleanLine(*p) == old {
		return nil
	}
	line := CleanLine(*p)
	return &line
}

// joined puts a space between two texts, unless one brings its own.
func joined(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if a == "" || b == "" || unicode.IsSpace(last) || unicode.IsSpace(first) {
		return a + b
	}
	return a + " " + b
}

// list returns what a list becomes; nil if it stays.
func (f TemplateField) list(old []string, normal func([]string) []string) *[]string {
	list := normal(SplitList(f.Text))
	switch f.Way {
	case WayPrepend:
		list = normal(slices.Concat(list, old))
	case WayAppend:
		list = normal(slices.Concat(old, list))
	case WayIfEmpty:
		if len(old) > 0 {
			list = old
		}
	}
	if slices.Equal(list, old) {
		return nil
	}
	return &list
}

// SplitList cuts at the commas of any script.
func SplitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、،", r) })
}

// trimmedNames cleans names, and keeps each once.
func trimmedNames(list []string) []string {
	out := []string{}
	for _, s := range list {
		if s = CleanLine(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
