package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

// savedPlaceJSON is a line of `place list --json`.
type savedPlaceJSON struct {
	Name        string  `json:"name"`
	Lat         float64 `json:"lat"`
	Lon         float64 `json:"lon"`
	Radius      float64 `json:"radius"`
	City        string  `json:"city"`
	Region      string  `json:"region"`
	Country     string  `json:"country"`
	CountryCode string  `json:"countryCode"`
}

const placeSaveHelp = `Save keeps a place under a name of your own: "the hospital", "hotel". It comes before all others when
places are looked for, in any spelling and from its first letters on, and coordinates within its radius
get its name. A saved place of this name is replaced.`

func (a *app) placeSaveCommand() *cobra.Command {
	var at, from string
	radius := distanceFlag(journal.UsualRadius)
	c := &cobra.Command{
		Use: "save NAME", Short: "Keep a place under a name of your own", Long: placeSaveHelp, Args: exactly("NAME"),
		Example: "  sojourn place save 'the hospital' --at 39.0312,125.7601 --radius 200m\n" +
			"  sojourn place save hotel --from 7Q2M",
		RunE: func(c *cobra.Command, args []string) error {
			if err := only(c, true, "at", "from"); err != nil {
				return err
			}
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			s := journal.SavedPlace{Name: journal.CleanLine(args[0]), Radius: float64(radius)}
			if s.Point, err = a.pointOf(c.Context(), j, at, from); err != nil {
				return err
			}
			return a.savePlace(c.Context(), j, s)
		},
		ValidArgsFunction: a.completeSavedPlaces,
	}
	c.Flags().StringVar(&at, "at", "", "where it is: `COORDINATES` in any notation")
	c.Flags().StringVar(&from, "from", "", "where entry `ID` is")
	c.Flags().Var(&radius, "radius", "how far around it is called so: `DISTANCE`")
	a.complete(c, "from", a.completeOneID)
	return c
}

func (a *app) savePlace(ctx context.Context, j *opened, s journal.SavedPlace) error {
	before, err := j.store.SavePlace(ctx, s)
	if journal.KindOf(err) == journal.Invalid {
		return wrong(err)
	}
	if err != nil {
		return err
	}
	if before != nil && *before != s {
		a.note("it was %s; %s", saidPlace(*before), bringsBack(*before))
	}
	if a.flags.json {
		return printEach(a, []journal.SavedPlace{s}, a.newSavedPlaceJSON)
	}
	a.say("saved %s: %s", journal.Visible(s.Name), saidPlace(s))
	return nil
}

func saidPlace(s journal.SavedPlace) string {
	return fmt.Sprintf("%s, %s around", s.Point, words.Distance(s.Radius))
}

// bringsBack is the command that makes a place what it was: saved places have no undo of their own.
func bringsBack(s journal.SavedPlace) string {
	return fmt.Sprintf("`sojourn place save %s --at %s --radius %s` brings that back",
		shellQuote(s.Name), exactPoint(s.Point), exactMetres(s.Radius))
}

func (a *app) newSavedPlaceJSON(s journal.SavedPlace) savedPlaceJSON {
	out := savedPlaceJSON{Name: s.Name, Lat: s.Point.Lat, Lon: s.Point.Lon, Radius: s.Radius}
	if g, err := a.places(); err == nil {
		c, _ := g.Reverse(s.Point)
		out.City, out.Region, out.Country, out.CountryCode = c.Place.City, c.Place.Region, c.Place.Country, c.Place.CountryCode
	}
	return out
}
