package linear

import (
	"context"
	"slices"
	"strings"

	"sojourn/journal"
)

// single are the texts that are of one entry alone; the others are often the same for many.
var single = []journal.TextField{journal.FieldHeadline, journal.FieldCaption, journal.FieldAlt}

func textVerbs() []verb {
	return []verb{
		{
			"caption", "caption NUMBER [WORDS]",
			"writes the caption; without words it asks for them, and a backslash at the end of a line goes on in the next",
			writes(journal.FieldCaption),
		},
		{"alt", "alt NUMBER [WORDS]", "writes what the picture shows, for those who cannot see it", writes(journal.FieldAlt)},
		{"headline", "headline NUMBER [WORDS]", "writes the headline", writes(journal.FieldHeadline)},
		{"keywords", "keywords NUMBERS WORDS", "replaces the keywords; commas part them", writes(journal.FieldKeywords)},
		{"tag", "tag NUMBERS WORDS", "adds keywords", (*Talk).tag},
		{"untag", "untag NUMBERS WORDS", "takes keywords away", (*Talk).untag},
		{"clear", "clear FIELD NUMBERS", "empties a field: clear caption 3, clear trip 1-4", (*Talk).clear},
		{"advice", "advice NUMBER", "tells what a news desk would ask about", (*Talk).advice},
	}
}

func creditVerbs() []verb {
	return []verb{
		{"people", "people NUMBERS NAMES", "writes who is shown; commas part them", writes(journal.FieldPeople)},
		{"byline", "byline NUMBERS NAME", "writes who took it", writes(journal.FieldByline)},
		{"credit", "credit NUMBERS WORDS", "writes whom to credit", writes(journal.FieldCredit)},
		{"copyright", "copyright NUMBERS WORDS", "writes the copyright notice", writes(journal.FieldCopyright)},
		{"instructions", "instructions NUMBERS WORDS", "writes what the desk should know", writes(journal.FieldInstructions)},
		{"language", "language NUMBERS TAG", "says the language of the words, like ko or en-GB", writes(journal.FieldLanguage)},
	}
}

// named is how a field is called in sentences.
func named(f journal.TextField) string {
	if f == journal.FieldAlt {
		return "alt text"
	}
	return string(f)
}

// textOf is a field of e as it is typed.
func textOf(e journal.Entry, f journal.TextField) string {
	switch f {
	case journal.FieldHeadline:
		return e.Headline
	case journal.FieldCaption:
		return e.Caption
	case journal.FieldAlt:
		return e.Alt
	case journal.FieldKeywords:
		return strings.Join(e.Keywords, ", ")
	case journal.FieldByline:
		return e.Credits.Byline
	case journal.FieldCredit:
		return e.Credits.Credit
	case journal.FieldCopyright:
		return e.Credits.Copyright
	case journal.FieldInstructions:
		return e.Credits.Instructions
	case journal.FieldPeople:
		return strings.Join(e.People, ", ")
	}
	return e.Language
}

// writes returns what a verb does that writes field f.
func writes(f journal.TextField) func(t *Talk, ctx context.Context, rest string) error {
	return func(t *Talk, ctx context.Context, rest string) error {
		ids, text, err := t.entries(ctx, rest)
		if err != nil {
			return err
		}
		if len(ids) > 1 && slices.Contains(single, f) {
			return mistake("that is for one entry at a time", "say its number")
		}
		if text == "" {
			if text, err = t.asksFor(ctx, ids, f); err != nil {
				return err
			}
		}
		if text = journal.CleanText(text); strings.TrimSpace(text) == "" {
			t.say("Nothing was changed.")
			return nil
		}
		return t.put(ctx, ids, named(f), journal.TemplateField{Field: f, Text: text})
	}
}

// asksFor asks for a text; a backslash at the end of a line goes on in the next one.
func (t *Talk) asksFor(ctx context.Context, ids []journal.ID, f journal.TextField) (string, error) {
	e, err := t.Store.Entry(ctx, ids[0])
	if err != nil {
		return "", err
	}
	t.fact("Now", textOf(e, f))
	line, err := t.ask(ctx, "Type the new "+named(f)+"; an empty line leaves it.")
	var lines []string
	for err == nil && strings.HasSuffix(line, `\`) {
		lines = append(lines, strings.TrimSuffix(line, `\`))
		line, err = t.ask(ctx, "")
	}
	return strings.TrimSpace(strings.Join(append(lines, line), "\n")), err
}

// put puts a text into a field of entries, as a template would.
func (t *Talk) put(ctx context.Context, ids []journal.ID, what string, f journal.TemplateField) error {
	one := journal.Template{Name: what, Fields: []journal.TemplateField{f}}
	if f.Text != "" {
		if err := one.Validate(); err != nil {
			return err
		}
	}
	all, err := t.read(ctx, ids)
	if err != nil {
		return err
	}
	patches := make([]journal.Patch, len(all))
	for i, e := range all {
		patches[i] = one.Patch(e)
	}
	if len(patches) > 1 {
		return t.apply(ctx, what, patches)
	}
	n, err := t.Store.Apply(ctx, journal.Change{Label: what, Patches: patches})
	switch {
	case err != nil:
		return err
	case n == 0:
		t.say("Nothing was changed: it is so already.")
	default:
		t.say("Saved the %s.", what)
	}
	return nil
}

// apply makes a change in one act, and says how many it changed.
func (t *Talk) apply(ctx context.Context, what string, patches []journal.Patch) error {
	label := what + " of " + count(len(patches))
	n, err := t.Store.Apply(ctx, journal.Change{Label: label, Patches: patches})
	switch {
	case err != nil:
		return err
	case n == 0:
		t.say("Nothing was changed: it is so already.")
	default:
		t.say("Changed the %s of %s; undo takes it back.", what, count(n))
	}
	return nil
}

// change changes all of ids in the same way.
func (t *Talk) change(ctx context.Context, what string, ids []journal.ID, set func(p *journal.Patch)) error {
	patches := make([]journal.Patch, len(ids))
	for i, id := range ids {
		patches[i].ID = id
		set(&patches[i])
	}
	return t.apply(ctx, what, patches)
}
