package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
)

const tripHelp = `A trip is a name that entries share. Its defaults are what photos get that are imported with --trip NAME:
the zone, where neither --zone nor the file says one; the byline, where there is none; and the
template. Its destinations are where ` + "`sojourn mark`" + ` marks its entries to without --to.`

// tripJSON is a trip as `trip list --json` prints it.
type tripJSON struct {
	Name     string   `json:"name"`
	Zone     string   `json:"zone"`
	Byline   string   `json:"byline"`
	Template string   `json:"template"`
	To       []string `json:"to"`
	From     string   `json:"from"`
	Until    string   `json:"until"`

	Legs []journal.Leg `json:"legs"`
}

func newTripJSON(t journal.Trip) tripJSON {
	out := tripJSON(t)
	out.To, out.Legs = append([]string{}, t.To...), append([]journal.Leg{}, t.Legs...)
	return out
}

func (a *app) tripCommand() *cobra.Command {
	c := group("trip", "Trips, and what their photos get by default",
		a.tripSetCommand(), a.tripListCommand(), a.tripShowCommand(), a.tripRemoveCommand())
	c.Long = tripHelp
	return c
}

func (a *app) tripSetCommand() *cobra.Command {
	var to, legs []string
	var t journal.Trip
	c := &cobra.Command{
		Use: "set NAME", Short: "Give a trip defaults, or change them",
		Long: tripHelp + "\n\nSet changes what the flags say and leaves the rest; an empty value takes one away.",
		Example: "  sojourn trip set 'Winter 2013' --zone Asia/Pyongyang --byline '김민지' --template desk\n" +
			"  sojourn trip set 'Winter 2013' --to desk,blog --from 2013-02-19 --until 2013-03-01\n" +
			"  sojourn trip set 'Winter 2013' --leg 2013-02-19..2013-02-20=Asia/Shanghai --leg 2013-03-01..=Asia/Tokyo",
		Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			t.To = slices.DeleteFunc(to, func(s string) bool { return s == "" })
			var err error
			if t.Legs, err = parseLegs(legs); err != nil {
				return err
			}
			return a.setTrip(c, args[0], t)
		},
		ValidArgsFunction: a.completeOneTrip,
	}
	f := c.Flags()
	f.StringVar(&t.Zone, "zone", "", "time `ZONE` of the photos whose files know no offset")
	f.StringVar(&t.Byline, "byline", "", "`NAME` of who made them, where they say none")
	f.StringVar(&t.Template, "template", "", "the template that they get")
	f.StringSliceVar(&to, "to", nil, "the destinations `DEST,…` that they are marked to")
	f.StringArrayVar(&legs, "leg", nil, "days in another zone, as `FROM..UNTIL=ZONE`; once for each leg")
	f.StringVar(&t.From, "from", "", "the first `DAY`, like 2013-02-19")
	f.StringVar(&t.Until, "until", "", "the last `DAY`")
	a.complete(c, "zone", completeZones)
	a.complete(c, "leg", completeLeg)
	a.complete(c, "template", a.completeTemplateNames)
	a.complete(c, "to", a.completeDestinations)
	return c
}

func (a *app) setTrip(c *cobra.Command, name string, given journal.Trip) error {
	ctx := c.Context()
	given.Name, given.Byline = name, journal.CleanLine(given.Byline)
	if err := given.Validate(); err != nil {
		return wrong(err)
	}
	j, err := a.journalOrNew(ctx)
	if err != nil {
		return err
	}
	t, err := j.store.Trip(ctx, name)
	if err != nil && journal.KindOf(err) != journal.NotFound {
		return err
	}
	t.Name = name
	for flag, set := range map[string]func(){
		"zone": func() { t.Zone = given.Zone }, "byline": func() { t.Byline = given.Byline },
		"template": func() { t.Template = given.Template }, "to": func() { t.To = given.To },
		"from": func() { t.From = given.From }, "until": func() { t.Until = given.Until },
		"leg": func() { t.Legs = given.Legs },
	} {
		if c.Flags().Changed(flag) {
			set()
		}
	}
	if err := t.Validate(); err != nil {
		return wrong(err)
	}
	if err := j.store.SaveTrip(ctx, t); err != nil {
		return err
	}
	if !a.flags.json {
		a.note("saved the trip %s", journal.Visible(name))
	}
	return a.showTrip(t)
}

func (a *app) showTrip(t journal.Trip) error {
	if a.flags.json {
		return printJSON(a.stdout, newTripJSON(t))
	}
	a.fact("name", t.Name)
	a.fact("zone", t.Zone)
	a.fact("byline", t.Byline)
	a.fact("template", t.Template)
	a.fact("to", strings.Join(t.To, ", "))
	a.fact("from", t.From)
	a.fact("until", t.Until)
	for _, l := range t.Legs {
		a.fact("leg", legWords(l))
	}
	return nil
}

func (a *app) tripShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show NAME", Short: "Show the defaults of a trip", Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			t, err := j.trip(c.Context(), args[0])
			if err != nil {
				return err
			}
			return a.showTrip(t)
		},
		ValidArgsFunction: a.completeOneTrip,
	}
}

// trip returns a trip by its name, also one that has entries and no defaults.
func (j *opened) trip(ctx context.Context, name string) (journal.Trip, error) {
	t, err := j.store.Trip(ctx, name)
	if journal.KindOf(err) != journal.NotFound {
		return t, err
	}
	names, listErr := j.store.Trips(ctx)
	if listErr == nil && slices.Contains(names, name) {
		return journal.Trip{Name: name}, nil
	}
	return t, err
}

func (a *app) tripListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List all trips", Args: exactly(),
		RunE: func(c *cobra.Command, _ []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			names, err := j.store.Trips(c.Context())
			if err != nil {
				return err
			}
			var all []journal.Trip
			for _, name := range names {
				t, err := j.trip(c.Context(), name)
				if err != nil {
					return err
				}
				all = append(all, t)
			}
			if a.flags.json {
				return printEach(a, all, newTripJSON)
			}
			return a.printTrips(all)
		},
	}
}

func (a *app) printTrips(all []journal.Trip) error {
	if len(all) == 0 {
		a.note("there is none yet; `sojourn trip set NAME` or `sojourn import --trip NAME` makes one")
		return nil
	}
	t := a.newTable("name", "days", "zone", "byline", "template", "to")
	for _, one := range all {
		t.row(cell{text: one.Name}, cell{text: join("–", one.From, one.Until)}, cell{text: one.Zone},
			cell{text: one.Byline}, cell{text: one.Template}, cell{text: strings.Join(one.To, ", ")})
	}
	return t.flush(a.stdout)
}

func (a *app) tripRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Forget the defaults of a trip; its entries keep its name", Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			if err := j.store.RemoveTrip(c.Context(), args[0]); err != nil {
				return err
			}
			a.say("removed the defaults of %s", journal.Visible(args[0]))
			return nil
		},
		ValidArgsFunction: a.completeOneTrip,
	}
}

func (a *app) completeOneTrip(c *cobra.Command, args []string, typed string) ([]string, directive) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return a.completeTrips(c, nil, typed)
}
