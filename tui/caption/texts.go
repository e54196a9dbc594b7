package caption

import (
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/tui/route"
)

// texts are the words of an entry that are edited here.
type texts struct {
	text             [route.Fields]string // of the fields that are one text; "" of lists
	keywords, people []string
}

func textsOf(e journal.Entry) texts {
	return texts{
		text: [route.Fields]string{
			route.FieldCaption: e.Caption, route.FieldAlt: e.Alt, route.FieldHeadline: e.Headline,
			route.FieldByline: e.Credits.Byline, route.FieldCredit: e.Credits.Credit,
			route.FieldCopyright: e.Credits.Copyright, route.FieldInstructions: e.Credits.Instructions,
			route.FieldLanguage: e.Language,
		},
		keywords: e.Keywords, people: e.People,
	}
}

func (t texts) equal(o texts) bool { return len(t.differs(o)) == 0 }

// differs are the fields in which t and o are not alike.
func (t texts) differs(o texts) []route.Field {
	var list []route.Field
	for f := range route.Field(route.Fields) {
		if !t.isLike(o, f) {
			list = append(list, f)
		}
	}
	return list
}

func (t texts) isLike(o texts, f route.Field) bool {
	switch f {
	case route.FieldKeywords:
		return slices.Equal(t.keywords, o.keywords)
	case route.FieldPeople:
		return slices.Equal(t.people, o.people)
	}
	return t.text[f] == o.text[f]
}

// with is t with one field of o.
func (t texts) with(f route.Field, o texts) texts {
	switch f {
	case route.FieldKeywords:
		t.keywords = o.keywords
	case route.FieldPeople:
		t.people = o.people
	default:
		t.text[f] = o.text[f]
	}
	return t
}

// shown is field f as it is edited.
func (t texts) shown(f route.Field) string {
	switch f {
	case route.FieldKeywords:
		return writeKeywords(t.keywords)
	case route.FieldPeople:
		return writeNames(t.people)
	}
	return t.text[f]
}

// written is t with field f as s says, which was typed there.
func (t texts) written(f route.Field, s string) texts {
	switch {
	case f == route.FieldKeywords:
		t.keywords = readKeywords(s)
	case f == route.FieldPeople:
		t.people = readNames(s)
	case hasLines(f):
		t.text[f] = s
	default:
		t.text[f] = journal.CleanLine(s)
	}
	return t
}

// hasLines reports whether field f may have more than one line.
func hasLines(f route.Field) bool {
	return f == route.FieldCaption || f == route.FieldAlt || f == route.FieldInstructions
}

// inField is s as field f holds it.
func inField(f route.Field, s string) string {
	s = journal.CleanText(s)
	if hasLines(f) || !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
}

// on is e with these words.
func (t texts) on(e journal.Entry) journal.Entry {
	e.Caption, e.Alt, e.Headline = t.text[route.FieldCaption], t.text[route.FieldAlt], t.text[route.FieldHeadline]
	e.Credits = journal.Credits{
		Byline: t.text[route.FieldByline], Credit: t.text[route.FieldCredit],
		Copyright: t.text[route.FieldCopyright], Instructions: t.text[route.FieldInstructions],
	}
	e.Language, e.Keywords, e.People = t.text[route.FieldLanguage], t.keywords, t.people
	return e
}

// patch puts fields of t into the entry that is before.
func (t texts) patch(before journal.Entry, fields []route.Field) journal.Patch {
	after := textsOf(before)
	for _, f := range fields {
		after = after.with(f, t)
	}
	e, p := after.on(before), journal.Patch{ID: before.ID}
	for _, f := range fields {
		switch f {
		case route.FieldCaption:
			p.Caption = &e.Caption
		case route.FieldAlt:
			p.Alt = &e.Alt
		case route.FieldHeadline:
			p.Headline = &e.Headline
		case route.FieldLanguage:
			p.Language = &e.Language
		case route.FieldKeywords:
			p.Keywords = listed(e.Keywords)
		case route.FieldPeople:
			p.People = listed(e.People)
		default:
			p.Credits = &e.Credits
		}
	}
	return p
}

// listed is never nil inside: that would be no change.
func listed(list []string) *[]string {
	list = append([]string{}, list...)
	return &list
}

var fieldNames = [route.Fields]string{
	route.FieldCaption: "caption", route.FieldAlt: "alt text", route.FieldKeywords: "keywords",
	route.FieldHeadline: "headline", route.FieldByline: "byline", route.FieldCredit: "credit",
	route.FieldCopyright: "copyright", route.FieldInstructions: "instructions",
	route.FieldPeople: "people", route.FieldLanguage: "language",
}
