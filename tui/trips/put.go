package trips

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// put puts entries into a trip, in one change; for "" it takes them out of theirs.
func put(s Store, ids []journal.ID, trip string, k keys.Map) tea.Cmd {
	return func() tea.Msg {
		change := journal.Change{Label: "trip of " + words.Count(len(ids), "entry")}
		for _, id := range ids {
			change.Patches = append(change.Patches, journal.Patch{ID: id, Trip: &trip})
		}
		n, err := s.Apply(context.Background(), change)
		if err != nil {
			return route.Notice{Err: err}
		}
		said := route.Notice{Text: putText(trip, n, len(ids), k)}
		if n == 0 {
			return said
		}
		return tea.BatchMsg{route.To(said), route.To(route.Changed{IDs: ids})}
	}
}

func putText(trip string, n, of int, k keys.Map) string {
	undo := "; " + keys.Name(k.Act.Undo) + " undoes it"
	trip = journal.Visible(trip)
	into := "put " + words.Count(n, "entry") + " into the trip " + trip
	switch {
	case trip == "" && n == 0:
		return "nothing was changed: they are in no trip"
	case trip == "":
		return "took " + words.Count(n, "entry") + " out of the trip" + undo
	case n == 0:
		return "nothing was changed: they are in the trip " + trip + " already"
	case n == of-1:
		return into + ", 1 was in it already" + undo
	case n < of:
		return into + ", " + words.Number(of-n) + " were in it already" + undo
	}
	return into + undo
}
