package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/nogo"
	"sojourn/tui/withhold"
)

const nogoHelp = `Of what was made in a no-go area, or shows what is in it, no destination learns where that was, however
exactly it may learn other places, and the time only to the day. Where the area is stays in the journal,
its backups and whole exports.`

func (a *app) nogoCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "nogo", Short: "Name areas that no destination learns of", Long: nogoHelp,
		Example: "  sojourn nogo add \"the guide's house\" --from 7Q2M --within 2km\n  sojourn nogo list",
		Args:    exactly(), RunE: func(c *cobra.Command, _ []string) error { return a.listNoGos(c) },
	}
	c.AddCommand(a.nogoAddCommand(), a.nogoListCommand(), a.nogoRemoveCommand())
	return c
}

type noGoJSON struct {
	Name   string  `json:"name"`
	Lat    float64 `json:"lat"`
	Lon    float64 `json:"lon"`
	Radius float64 `json:"radius"` // metres
}

func newNoGoJSON(n journal.NoGo) noGoJSON {
	return noGoJSON{n.Name, n.Point.Lat, n.Point.Lon, n.Radius}
}

func (a *app) nogoListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the no-go areas", Args: exactly(),
		RunE: func(c *cobra.Command, _ []string) error { return a.listNoGos(c) },
	}
}

func (a *app) listNoGos(c *cobra.Command) error {
	j, err := a.journal(c.Context())
	if err != nil {
		return err
	}
	all, err := j.store.NoGos(c.Context())
	if err != nil {
		return err
	}
	if a.flags.json {
		return printEach(a, all, newNoGoJSON)
	}
	if len(all) == 0 {
		a.note("there is none yet; `sojourn nogo add NAME --from ID --within 2km` makes one")
		return nil
	}
	t := a.newTable("name", "area")
	for _, n := range all {
		t.row(cell{text: n.Name}, cell{text: n.String()})
	}
	return t.flush(a.stdout)
}

func (a *app) nogoRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Let destinations learn again of an area", Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			n, err := j.store.RemoveNoGo(c.Context(), args[0])
			if err != nil {
				return err
			}
			a.say("removed the no-go area %s: destinations learn again what they may of it", journal.Visible(n.Name))
			a.note("to have it back: `sojourn undo`, or %s", addNoGo(n))
			return nil
		},
		ValidArgsFunction: a.completeNoGos,
	}
}

// addNoGo is the command that makes n.
func addNoGo(n journal.NoGo) string {
	return "sojourn nogo add " + shellQuote(n.Name) + " --at " + exactPoint(n.Point) + " --within " + exactMetres(n.Radius)
}

func (a *app) completeNoGos(c *cobra.Command, args []string, _ string) ([]string, directive) {
	j, err := a.journal(c.Context())
	if err != nil || len(args) > 0 {
		return nil, noFiles
	}
	all, _ := j.store.NoGos(c.Context())
	var names []string
	for _, n := range all {
		names = append(names, n.Name)
	}
	return names, noFiles
}

// areaCounts is how the entries of a no-go area stand.
type areaCounts struct {
	Entries  int `json:"entries"`
	Queued   int `json:"queued"`   // are made anew before they are sent
	UnderWay int `json:"underWay"` // may arrive, or have arrived
	Sent     int `json:"sent"`     // tell more than they may
}

func (a *app) tellArea(n journal.NoGo, is areaCounts) error {
	if a.flags.json {
		return printJSON(a.stdout, struct {
			noGoJSON
			areaCounts
		}{newNoGoJSON(n), is})
	}
	a.say("no-go area %s: %s", journal.Visible(n.Name), n)
	for _, said := range withhold.Said(nogo.Standing(is), "`sojourn told` lists them, `sojourn told --edit` has them edited") {
		a.note("%s", said)
	}
	return nil
}
