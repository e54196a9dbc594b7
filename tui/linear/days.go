package linear

import (
	"context"
	"time"

	"sojourn/journal"
	"sojourn/tui/words"
)

// mostDays is how many days are named one by one; where there are more, months are.
const mostDays = 40

// span is a day, or a month, and how many entries it has.
type span struct {
	term    string // as on: has it; "" where no time is known
	entries int
}

// days says how many entries there are on each day, as the timeline of the screens shows it.
func (t *Talk) days(ctx context.Context, query string) error {
	q, err := t.parsed(ctx, query)
	if err != nil {
		return err
	}
	groups, err := t.Store.Groups(ctx, q)
	if err != nil {
		return err
	}
	all := spans(groups, len(time.DateOnly))
	if len(all) > mostDays {
		all = spans(groups, len("2006-01"))
	}
	for _, s := range all {
		t.say("%s: %s.", s.name(), count(s.entries))
	}
	switch last := len(all) - 1; {
	case last < 0:
		t.say("Nothing is found.")
	case all[last].term != "":
		t.say("Type list on:%s for those of the last.", all[last].term)
	}
	return nil
}

// spans adds up groups by the first characters of their days, in order of time.
func spans(groups []journal.Group, characters int) []span {
	var all []span
	at := map[string]int{}
	for _, g := range groups {
		term := g.Day[:min(len(g.Day), characters)]
		n, known := at[term]
		if !known {
			n = len(all)
			at[term], all = n, append(all, span{term: term})
		}
		all[n].entries += g.Entries
	}
	return all
}

func (s span) name() string {
	if month, err := time.Parse("2006-01", s.term); err == nil {
		return month.Format("January 2006")
	}
	return words.LocalDay(s.term)
}
