package linear

import (
	"context"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/tui/facts"
	"sojourn/tui/words"
)

func (t *Talk) queries(ctx context.Context, _ string) error {
	all, err := t.Store.SavedQueries(ctx)
	if err != nil {
		return err
	}
	for _, q := range all {
		t.say("@%s: %s.", journal.Visible(q.Name), journal.Visible(q.Text))
	}
	if len(all) == 0 {
		t.say("There is none yet; say save NAME QUERY.")
	}
	return nil
}

func (t *Talk) save(ctx context.Context, rest string) error {
	name, text, _ := strings.Cut(rest, " ")
	q := journal.SavedQuery{Name: strings.TrimPrefix(name, "@"), Text: strings.TrimSpace(text)}
	if q.Text == "" {
		q.Text = t.asked
	}
	if q.Name == "" || q.Text == "" {
		return mistake("a name or a query is missing", "say save NAME QUERY, or list QUERY and then save NAME")
	}
	if err := t.Guide.Savable(ctx, q); err != nil {
		return err
	}
	if err := t.Store.SaveQuery(ctx, q); err != nil {
		return err
	}
	t.say("Saved. @%s stands for %s.", q.Name, journal.Visible(q.Text))
	return nil
}

func (t *Talk) forget(ctx context.Context, rest string) error {
	name := strings.TrimPrefix(rest, "@")
	if err := t.Store.RemoveQuery(ctx, name); err != nil {
		return err
	}
	t.say("Forgot @%s. No entry is changed.", journal.Visible(name))
	return nil
}

func (t *Talk) templates(ctx context.Context, _ string) error {
	all, err := t.Store.Templates(ctx)
	if err != nil {
		return err
	}
	for _, one := range all {
		parts := make([]string, len(one.Fields))
		for i, f := range one.Fields {
			parts[i] = named(f.Field) + " " + f.Text
		}
		t.say("%s: %s.", journal.Visible(one.Name), journal.Visible(strings.Join(parts, "; ")))
	}
	if len(all) == 0 {
		t.say("There is none yet. `sojourn template set` makes one.")
	}
	return nil
}

// samples is how many entries are told of what a template would do.
const samples = 4

// template says what a template would change, and puts it in after a yes.
func (t *Talk) template(ctx context.Context, rest string) error {
	ids, name, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	chosen, err := t.templateOf(ctx, name)
	if err != nil {
		return err
	}
	all, err := t.read(ctx, ids)
	if err != nil {
		return err
	}
	var patches []journal.Patch
	for _, e := range all {
		effects := chosen.Effects(e)
		if len(effects) == 0 {
			continue
		}
		if len(patches) < samples {
			for _, one := range effects {
				t.say("%s, %s: %s.", journal.Visible(facts.Title(e)), named(one.Field), journal.Visible(one.After))
			}
		}
		patches = append(patches, chosen.Patch(e))
	}
	if len(patches) == 0 {
		t.say("Nothing would change.")
		return nil
	}
	yes, err := t.agreed(ctx, words.Number(len(patches))+" of "+count(len(all))+" would change. Type yes to do it.")
	if err != nil {
		return err
	}
	if !yes {
		t.say("Nothing was changed.")
		return nil
	}
	return t.apply(ctx, "template "+chosen.Name, patches)
}

func (t *Talk) templateOf(ctx context.Context, name string) (journal.Template, error) {
	all, err := t.Store.Templates(ctx)
	if err != nil {
		return journal.Template{}, err
	}
	for _, one := range all {
		if strings.EqualFold(one.Name, name) {
			return one, nil
		}
	}
	return journal.Template{}, mistake("there is no template %s", "say templates to hear them", journal.Visible(name))
}

func (t *Talk) history(ctx context.Context, rest string) error {
	e, _, err := t.entry(ctx, rest)
	if err != nil {
		return err
	}
	all, err := t.Store.Versions(ctx, e.ID)
	if err != nil {
		return err
	}
	for _, v := range all {
		t.fact("Version "+strconv.Itoa(v.Number)+", "+named(v.Field)+" until "+words.When(v.ReplacedAt, time.Now()), v.Text)
	}
	if len(all) == 0 {
		t.say("No text of it was ever replaced.")
	}
	return nil
}

func (t *Talk) restore(ctx context.Context, rest string) error {
	e, number, err := t.entry(ctx, rest)
	if err != nil {
		return err
	}
	all, err := t.Store.Versions(ctx, e.ID)
	if err != nil {
		return err
	}
	for _, v := range all {
		if strconv.Itoa(v.Number) == number {
			return t.apply(ctx, named(v.Field), []journal.Patch{v.Patch(e.ID)})
		}
	}
	return mistake("it has no version %s", "say history NUMBER to hear them", journal.Visible(number))
}
