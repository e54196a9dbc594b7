package linear

import (
	"context"
	"strings"

	"sojourn/journal"
	"sojourn/tui/facts"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// page is how many entries are named at once.
const page = 20

func (t *Talk) list(ctx context.Context, query string) error {
	q, err := journal.ParseQuery(query)
	if err != nil {
		return err
	}
	total, err := t.Store.Count(ctx, q)
	if err != nil {
		return err
	}
	t.query, t.total, t.from, t.listed = q, total, 0, nil
	if total == 0 {
		t.say("Nothing is found.")
		return nil
	}
	return t.more(ctx, "")
}

// more names the next page; numbers go on counting.
func (t *Talk) more(ctx context.Context, _ string) error {
	if t.from >= t.total {
		t.say("There are no more.")
		return nil
	}
	all, err := t.Store.List(ctx, t.query, journal.Page{Offset: t.from, Limit: page, Newest: true})
	if err != nil {
		return err
	}
	for _, s := range all {
		t.listed = append(t.listed, s.ID)
		t.say("%d. %s", len(t.listed), summary(s))
	}
	t.from += page
	if left := t.total - len(t.listed); left > 0 && len(all) > 0 {
		t.say("That is %d of %s; type more for the next.", len(t.listed), words.Count(t.total, "entry"))
	}
	return nil
}

// summary is an entry in one sentence, what names it first.
func summary(s journal.Summary) string {
	title := s.Caption
	if title == "" {
		title = "no caption, " + s.Original.Name
	}
	parts := []string{journal.Visible(title)}
	if at := s.Taken.Local(); !at.IsZero() {
		parts = append(parts, words.Day(at)+" "+words.Clock(at))
	}
	place := journal.Visible(s.Area)
	if !s.HasPlace {
		place = "no place"
	}
	parts = append(parts, place)
	if s.Photos > 0 && !s.HasAlt {
		parts = append(parts, "no alt text")
	}
	if s.Rating > 0 {
		parts = append(parts, words.Count(s.Rating, "star"))
	}
	if s.Rejected {
		parts = append(parts, "rejected")
	}
	for _, d := range s.Deliveries {
		parts = append(parts, theme.Word(d.State)+" for "+d.Destination)
	}
	return joined(parts, "; ") + "."
}

func joined(parts []string, between string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, between)
}

func (t *Talk) show(ctx context.Context, rest string) error {
	e, _, err := t.entry(ctx, rest)
	if err != nil {
		return err
	}
	t.say("Entry %s: %s.", e.ID, journal.Visible(facts.Title(e)))
	t.fact("Caption", e.Caption)
	t.fact("Alt text", e.Alt)
	t.fact("Keywords", strings.Join(e.Keywords, ", "))
	at := ""
	if local := e.Taken.Local(); !local.IsZero() {
		at = words.Day(local) + " " + words.Clock(local)
	}
	t.fact("Taken", at)
	t.fact("Place", e.Place.Label())
	for _, p := range e.Photos {
		t.say("Photo: %s, %d by %d.", journal.Visible(p.Original().Name), p.Width, p.Height)
	}
	for _, d := range e.Deliveries {
		text := theme.Word(d.State)
		if d.Reason != "" {
			text += ", " + journal.Visible(d.Reason)
		}
		t.say("For %s: %s.", d.Destination, text)
	}
	return nil
}

func (t *Talk) fact(name, value string) {
	if strings.TrimSpace(value) == "" {
		t.say("%s: none.", name)
		return
	}
	t.say("%s: %s", name, journal.VisibleLines(value))
}
