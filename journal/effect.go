package journal

import (
	"slices"
	"strings"
)

// Effect is what a template does to one field of one entry. Lists are joined by commas.
type Effect struct {
	Field         TextField
	Before, After string
}

// Effects returns what t would do to e, in the order of TemplateFields.
func (t Template) Effects(e Entry) []Effect {
	p := t.Patch(e)
	after := e.Credits
	if p.Credits != nil {
		after = *p.Credits
	}
	keywords := orSameList(p.Keywords, e.Keywords)
	if p.Tag != nil {
		keywords = NormalKeywords(slices.Concat(keywords, *p.Tag))
	}
	list := func(l []string) string { return strings.Join(l, ", ") }
	all := []Effect{
		{FieldHeadline, e.Headline, orSame(p.Headline, e.Headline)},
		{FieldCaption, e.Caption, orSame(p.Caption, e.Caption)},
		{FieldAlt, e.Alt, orSame(p.Alt, e.Alt)},
		{FieldKeywords, list(e.Keywords), list(keywords)},
		{FieldByline, e.Credits.Byline, after.Byline},
		{FieldCredit, e.Credits.Credit, after.Credit},
		{FieldCopyright, e.Credits.Copyright, after.Copyright},
		{FieldInstructions, e.Credits.Instructions, after.Instructions},
		{FieldPeople, list(e.People), list(orSameList(p.People, e.People))},
		{FieldLanguage, e.Language, orSame(p.Language, e.Language)},
	}
	return slices.DeleteFunc(all, func(e Effect) bool { return e.Before == e.After })
}

func orSameList(changed *[]string, same []string) []string {
	if changed == nil {
		return same
	}
	return *changed
}
