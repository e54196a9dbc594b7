package linear

import (
	"context"
	"strings"

	"sojourn/journal"
	"sojourn/tui/facts"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

func (t *Talk) show(ctx context.Context, rest string) error {
	e, _, err := t.entry(ctx, rest)
	if err != nil {
		return err
	}
	t.say("Entry %s: %s.", e.ID, journal.Visible(facts.Title(e)))
	for _, f := range []journal.TextField{journal.FieldCaption, journal.FieldAlt, journal.FieldKeywords} {
		t.fact(capital(named(f)), textOf(e, f))
	}
	for _, f := range journal.TemplateFields {
		switch f {
		case journal.FieldCaption, journal.FieldAlt, journal.FieldKeywords:
		default:
			if text := textOf(e, f); text != "" {
				t.fact(capital(named(f)), text)
			}
		}
	}
	t.judgement(e)
	at := ""
	if local := e.Taken.Local(); !local.IsZero() {
		at = words.Day(local) + " " + words.Clock(local)
	}
	t.fact("Taken", at)
	t.fact("Place", joined([]string{e.Place.Label(), source(e.Place)}, ", "))
	if e.Shown != nil {
		t.fact("Shown", joined([]string{e.Shown.Label(), source(e.Shown)}, ", "))
	}
	for _, p := range e.Photos {
		t.say("Photo: %s, %d by %d.", journal.Visible(p.Original().Name), p.Width, p.Height)
		if p.Problem != "" {
			t.fact("Problem", p.Problem)
		}
	}
	for _, d := range e.Deliveries {
		t.say("For %s: %s.", d.Destination, journal.Visible(joined([]string{theme.Word(d.State), d.Reason}, ", ")))
	}
	return nil
}

func (t *Talk) judgement(e journal.Entry) {
	if e.Rating > 0 {
		t.say("Rating: %s.", words.Count(e.Rating, "star"))
	}
	if e.Rejected {
		t.say("It is rejected.")
	}
	if e.Trip != "" {
		t.fact("Trip", e.Trip)
	}
}

func source(p *journal.Place) string {
	if p == nil {
		return ""
	}
	return words.Source(p.Source)
}

func (t *Talk) fact(name, value string) {
	if strings.TrimSpace(value) == "" {
		t.say("%s: none.", name)
		return
	}
	t.say("%s: %s", name, journal.VisibleLines(value))
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
