package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

func (a *app) zoneAcceptCommand() *cobra.Command {
	return &cobra.Command{
		Use: "accept [QUERY…]", Short: "Put entries into the zones that are proposed for them",
		Long: "Accept puts the entries that QUERY selects, all without one, into the zones that `sojourn zone` proposes, in\n" +
			"one step that `sojourn undo` takes back. What has an offset already stays as it is.",
		Example: "  sojourn zone accept trip:winter", Args: cobra.ArbitraryArgs,
		RunE:              func(c *cobra.Command, args []string) error { return a.acceptZones(c.Context(), args) },
		ValidArgsFunction: a.completeQuery,
	}
}

func (a *app) acceptZones(ctx context.Context, args []string) error {
	j, q, err := a.asked(ctx, args)
	if err != nil {
		return err
	}
	all, err := j.zoneProposals(ctx, q)
	if err != nil {
		return err
	}
	var change journal.Change
	unknown := 0
	for _, p := range all {
		change.Patches = append(change.Patches, p.patches...)
		unknown += p.Entries - len(p.patches)
	}
	return a.inZones(ctx, j, change, "", unknown, "stay: neither trip nor place tells their zone")
}

func (a *app) zoneSetCommand() *cobra.Command {
	var of selection
	c := &cobra.Command{
		Use: "set ZONE " + someEntries, Short: "Say in which zone the cameras' clocks were set",
		Long: "Set says that the clocks of the cameras showed the time of ZONE. Offsets that a camera or GPS wrote stay\n" +
			"where entries are named by --query; an ID is meant. `sojourn undo` takes it back.",
		Example: "  sojourn zone set Asia/Pyongyang 7Q2M 8AAB\n  sojourn zone set Asia/Pyongyang --query 'trip:winter camera:D4'",
		RunE:    func(c *cobra.Command, args []string) error { return a.setZone(c, args, of) },
	}
	a.selects(c, &of)
	c.ValidArgsFunction = func(c *cobra.Command, args []string, typed string) ([]string, directive) {
		if len(args) == 0 {
			return completeZones(c, args, typed)
		}
		return a.completeIDs(c, args[1:], typed)
	}
	c.Args = atLeast(1, "ZONE")
	return c
}

func (a *app) setZone(c *cobra.Command, args []string, of selection) error {
	var z zoneFlag
	if err := z.Set(args[0]); err != nil {
		return wrong(err)
	}
	ctx := c.Context()
	j, ids, err := a.chosen(c, args[1:], of)
	if err != nil {
		return err
	}
	var change journal.Change
	better := 0
	for some := range slices.Chunk(ids, pageSize) {
		entries, err := j.store.EntriesOf(ctx, some)
		if err != nil {
			return err
		}
		for _, e := range entries {
			m := e.Taken.InZone(z.location)
			switch {
			case len(args) == 1 && toldOffset(e.Taken):
				better++
			case m != e.Taken:
				change.Patches = append(change.Patches, journal.Patch{ID: e.ID, Taken: &m})
			}
		}
	}
	return a.inZones(ctx, j, change, z.String(), better, "stay, as their camera or you told the offset")
}

// toldOffset reports whether m's offset is known better than by a zone.
func toldOffset(m journal.Moment) bool {
	return m.Source == journal.OffsetExif || m.Source == journal.OffsetGPS || m.Source == journal.OffsetHand
}

// inZones makes the change, in one step, and tells it.
func (a *app) inZones(
	ctx context.Context, j *opened, change journal.Change, zone string, rest int, why string,
) error {
	n := len(change.Patches)
	if n > 0 {
		change.Label = join(" ", "zone", zone, "of", words.Count(n, "entry"))
		if _, err := j.store.Apply(ctx, change); err != nil {
			return err
		}
	}
	if a.flags.json {
		if err := printJSON(a.stdout, summary{map[string]int{"changed": n, "stayed": rest}}); err != nil {
			return err
		}
	}
	into := zone
	if zone == "" {
		into = "their zones"
	}
	said := "put " + words.Count(n, "entry") + " into " + into
	if rest > 0 {
		said += "; " + words.Number(rest) + " " + why
	}
	a.say("%s", said)
	return nil
}
