package linear

import (
	"context"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/lint"
	"sojourn/tui/words"
)

func (t *Talk) tag(ctx context.Context, rest string) error {
	return t.tagged(ctx, rest, func(p *journal.Patch, list *[]string) { p.Tag = list })
}

func (t *Talk) untag(ctx context.Context, rest string) error {
	return t.tagged(ctx, rest, func(p *journal.Patch, list *[]string) { p.Untag = list })
}

func (t *Talk) tagged(ctx context.Context, rest string, set func(p *journal.Patch, list *[]string)) error {
	ids, text, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	list := journal.NormalKeywords(journal.SplitList(text))
	if len(list) == 0 {
		return mistake("there is no keyword in it", "say the numbers and the words, parted by commas")
	}
	return t.change(ctx, "keywords", ids, func(p *journal.Patch) { set(p, &list) })
}

// clear empties a field.
func (t *Talk) clear(ctx context.Context, rest string) error {
	field, numbers, _ := strings.Cut(rest, " ")
	f := journal.TextField(strings.ToLower(field))
	if f != "trip" && !slices.Contains(journal.TemplateFields, f) {
		return mistake("%s is no field that can be cleared", "say clear caption 3; help words and help credits tell the fields",
			journal.Visible(field))
	}
	ids, _, err := t.entries(ctx, strings.TrimSpace(numbers))
	if err != nil {
		return err
	}
	if f == "trip" {
		return t.change(ctx, "trip", ids, func(p *journal.Patch) { p.Trip = new(string) })
	}
	return t.put(ctx, ids, named(f), journal.TemplateField{Field: f})
}

// advice tells what a desk would ask back for.
func (t *Talk) advice(ctx context.Context, rest string) error {
	e, _, err := t.entry(ctx, rest)
	if err != nil {
		return err
	}
	codes, err := t.Store.Codes(ctx)
	if err != nil {
		return err
	}
	all := lint.Of(e, codes)
	for _, one := range all {
		t.say("%s.", strings.TrimRight(capital(journal.Visible(one.Text)), ".?"))
	}
	t.say("A desk would ask about %s.", words.Count(len(all), "thing"))
	return nil
}
