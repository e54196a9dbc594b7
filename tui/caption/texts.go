package caption

import (
	"slices"

	"sojourn/journal"
	"sojourn/tui/route"
)

// texts are the words of an entry that are edited here.
type texts struct {
	caption, alt string
	keywords     []string
}

func textsOf(e journal.Entry) texts {
	return texts{caption: e.Caption, alt: e.Alt, keywords: e.Keywords}
}

func (t texts) equal(o texts) bool { return len(t.differs(o)) == 0 }

// differs are the fields in which t and o are not alike.
func (t texts) differs(o texts) []route.Field {
	var list []route.Field
	if t.caption != o.caption {
		list = append(list, route.FieldCaption)
	}
	if t.alt != o.alt {
		list = append(list, route.FieldAlt)
	}
	if !slices.Equal(t.keywords, o.keywords) {
		list = append(list, route.FieldKeywords)
	}
	return list
}

// with is t with one field of o.
func (t texts) with(f route.Field, o texts) texts {
	switch f {
	case route.FieldCaption:
		t.caption = o.caption
	case route.FieldAlt:
		t.alt = o.alt
	case route.FieldKeywords:
		t.keywords = o.keywords
	}
	return t
}

// shown is field f as it is edited.
func (t texts) shown(f route.Field) string {
	switch f {
	case route.FieldCaption:
		return t.caption
	case route.FieldAlt:
		return t.alt
	}
	return writeKeywords(t.keywords)
}

// on is e with these words.
func (t texts) on(e journal.Entry) journal.Entry {
	e.Caption, e.Alt, e.Keywords = t.caption, t.alt, t.keywords
	return e
}

// patch puts fields of t into entry id.
func (t texts) patch(id journal.ID, fields []route.Field) journal.Patch {
	p := journal.Patch{ID: id}
	for _, f := range fields {
		switch f {
		case route.FieldCaption:
			p.Caption = &t.caption
		case route.FieldAlt:
			p.Alt = &t.alt
		case route.FieldKeywords:
			keywords := append([]string{}, t.keywords...) // not nil: that would be no change
			p.Keywords = &keywords
		}
	}
	return p
}

var fieldNames = [3]string{
	route.FieldCaption: "caption", route.FieldAlt: "alt text", route.FieldKeywords: "keywords",
}
