package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/zone"
	"sojourn/tui/words"
)

const zoneHelp = `Zone lists the entries whose cameras told no offset from UTC, and the zone that they are likely to be in:
that of their trip on that day, else that of their place. Nothing is changed before ` + "`sojourn zone accept`" + ` or
` + "`sojourn zone set`" + ` says so.`

// zoneProposal is entries of unknown offset that are likely to be in one zone.
type zoneProposal struct {
	Zone    string `json:"zone"` // "" where nothing tells
	Why     string `json:"from"` // trip or place
	Entries int    `json:"entries"`
	From    string `json:"firstDay"`
	Until   string `json:"lastDay"`

	patches []journal.Patch
}

func (a *app) zoneCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "zone [QUERY…]", Short: "The time zones of entries whose cameras told none", Long: zoneHelp,
		Example: "  sojourn zone\n  sojourn zone accept trip:winter\n  sojourn zone set Asia/Pyongyang --query trip:winter",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(c *cobra.Command, args []string) error { return a.listZones(c.Context(), args) },

		ValidArgsFunction: a.completeQuery,
	}
	c.AddCommand(a.zoneAcceptCommand(), a.zoneSetCommand())
	return c
}

// zoneProposals are the proposals for the entries that q selects, in order of their first.
func (j *opened) zoneProposals(ctx context.Context, q journal.Query) ([]*zoneProposal, error) {
	trips, err := j.store.TripDefaults(ctx)
	if err != nil {
		return nil, err
	}
	byName := map[string]journal.Trip{}
	for _, t := range trips {
		byName[t.Name] = t
	}
	var all []*zoneProposal
	err = j.store.EachFrame(ctx, q, func(f journal.Frame) error {
		if f.Taken.Known() && !f.Taken.HasOffset() {
			m, why := proposed(f, byName[f.Trip])
			all = addTo(all, f, m, why)
		}
		return nil
	})
	return all, err
}

// proposed returns f's time in the zone that it is likely to be in, and why; "" where nothing tells.
func proposed(f journal.Frame, trip journal.Trip) (m journal.Moment, why string) {
	if location, err := trip.Location(f.Taken.Day()); err == nil && location != nil {
		return f.Taken.InZone(location), "trip"
	}
	if f.Place != nil && f.Place.Point != nil {
		if location := zone.At(*f.Place.Point); location != nil {
			return f.Taken.InZone(location), "place"
		}
	}
	return f.Taken, ""
}

func addTo(all []*zoneProposal, f journal.Frame, m journal.Moment, why string) []*zoneProposal {
	day := f.Taken.Day()
	at := slices.IndexFunc(all, func(p *zoneProposal) bool { return p.Zone == m.Zone && p.Why == why })
	if at < 0 {
		all, at = append(all, &zoneProposal{Zone: m.Zone, Why: why, From: day}), len(all)
	}
	p := all[at]
	p.Entries++
	p.From, p.Until = min(p.From, day), max(p.Until, day)
	if why != "" {
		p.patches = append(p.patches, journal.Patch{ID: f.ID, Taken: &m})
	}
	return all
}

func (a *app) listZones(ctx context.Context, args []string) error {
	j, q, err := a.asked(ctx, args)
	if err != nil {
		return err
	}
	all, err := j.zoneProposals(ctx, q)
	if err != nil {
		return err
	}
	if a.flags.json {
		return printEach(a, all, func(p *zoneProposal) *zoneProposal { return p })
	}
	if len(all) == 0 {
		a.say("the offset from UTC of every photo is known")
		return nil
	}
	t := a.newTable("zone", "entries", "days", "from")
	for _, p := range all {
		name, why := p.Zone, "the "+p.Why
		if p.Why == "" {
			name, why = "not known", "neither trip nor place: `sojourn zone set ZONE --query QUERY`"
		}
		t.row(cell{text: name}, cell{text: words.Number(p.Entries), right: true}, cell{text: daySpan(p.From, p.Until)},
			cell{text: why})
	}
	if err := t.flush(a.stdout); err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(p *zoneProposal) bool { return p.Why != "" }) {
		a.note("`sojourn zone accept` puts them into these zones")
	}
	return nil
}
