package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/position"
	"sojourn/tui/words"
)

const placeHelp = `Place says where entries were made, all of them in one step that ` + "`sojourn undo`" + ` takes back.

  --at COORDINATES as decimals or degrees and minutes, Plus Code, MGRS, UTM,
                   geo: link or link to a map; city, region and country follow
  --name WORDS     a place by its name, in any spelling: a saved one, or from
                   the gazetteer;
                   where several could be meant they are listed, and --pick N
                   takes one
  --at … --name …  coordinates, and what you call the place: "Kim Il Sung Square"
  --from-track     where the imported tracks say you were at that time, between
                   fixes at most --max-gap apart, or --extrapolate beyond one
  --from ID        the place of another entry
  --estimate       between the places of the entries before and after, by time.
                   An estimate is marked ≈ and never sent; --accept makes it
                   a place, and so does any other way
  --no-names       coordinates without names: with --at, or of what has a place
  --clear          no place

  --shown WORDS    what is shown is elsewhere than you stood: its name, or its
                   coordinates, with --name what you call it; none takes that
                   back. It goes wherever the place goes, no more exactly
  --here           … and WORDS are what you call something in the city where the
                   entry was made, without coordinates`

// placing is what the flags of one `sojourn place` ask for.
type placing struct {
	at, name, from   string
	shown            string
	pick             int
	fromTrack, clear bool
	noNames, here    bool
	estimate, accept bool
	track            matching
	of               selection
}

func (a *app) placeCommand() *cobra.Command {
	var p placing
	c := &cobra.Command{
		Use: "place " + someEntries, Short: "Say where entries were made", Long: placeHelp,
		Example: "  sojourn place 7Q2M --at 39.0339,125.7543\n" +
			"  sojourn place 7Q2M --at '2QM3+HP Pyongyang'\n" +
			"  sojourn place 7Q2M 8R3N --name Kaesong\n  sojourn place 7Q2M --name Springfield --pick 2\n" +
			"  sojourn place 7Q2M --shown 'Juche Tower' --here\n" +
			"  sojourn place --query 'on:2013-02-25 is:no-place' --name Kaesong",
		RunE: func(c *cobra.Command, args []string) error { return a.runPlace(c, args, p) },
	}
	a.selects(c, &p.of)
	f := c.Flags()
	f.StringVar(&p.at, "at", "", "coordinates, a Plus Code, a link to a map, …: `COORDINATES`")
	f.StringVar(&p.name, "name", "", "a place by its name: `WORDS`")
	f.IntVar(&p.pick, "pick", 0, "of several places of that name, take number `N`")
	f.BoolVar(&p.fromTrack, "from-track", false, "from the imported tracks")
	p.track.flags(c)
	f.StringVar(&p.from, "from", "", "the place of entry `ID`")
	f.StringVar(&p.shown, "shown", "", "what is shown is elsewhere: by name or coordinates, `WORDS`, or none")
	f.BoolVar(&p.here, "here", false, "the words of --shown are the name of something where the entry was made")
	f.BoolVar(&p.clear, "clear", false, "no place")
	f.BoolVar(&p.estimate, "estimate", false, "between the places of the entries before and after")
	f.BoolVar(&p.accept, "accept", false, "take an estimate for the place")
	f.BoolVar(&p.noNames, "no-names", false, "coordinates without the names of where they are")
	a.complete(c, "from", a.completeOneID)
	a.complete(c, "name", a.completePlaceNames)
	a.complete(c, "shown", a.completePlaceNames)
	c.AddCommand(a.placeSaveCommand(), a.placeListCommand(), a.placeRenameCommand(), a.placeRemoveCommand())
	return c
}

func (a *app) runPlace(c *cobra.Command, args []string, p placing) error {
	if err := p.check(c); err != nil {
		return err
	}
	ctx := c.Context()
	j, ids, err := a.chosen(c, args, p.of)
	if err != nil || len(ids) == 0 {
		return err
	}
	switch {
	case p.fromTrack:
		return a.placeFromTrack(ctx, j, ids, p.track)
	case p.estimate:
		return a.placeEstimated(ctx, j, ids)
	case p.accept:
		return a.acceptEstimates(ctx, j, ids)
	case p.noNames && p.at == "":
		return a.takeNames(ctx, j, ids)
	case p.shown != "":
		return a.placeShown(ctx, j, ids, p)
	}
	place, err := a.placeFor(ctx, j, p, ids[0])
	if err != nil {
		return err
	}
	if err := a.tellReplaced(ctx, j, ids, place); err != nil {
		return err
	}
	change := journal.Change{Label: "place of " + words.Count(len(ids), "entry")}
	for _, id := range ids {
		change.Patches = append(change.Patches, journal.Patch{ID: id, Place: place, ClearPlace: p.clear})
	}
	if place == nil {
		return a.apply(ctx, j, change, ids, "took the place away from", "")
	}
	return a.apply(ctx, j, change, ids, "placed", ": "+journal.Visible(place.Label()))
}

func (p placing) check(c *cobra.Command) error {
	if err := only(c, true, p.ways(c)...); err != nil {
		return err
	}
	for name, value := range map[string]string{"at": p.at, "name": p.name, "from": p.from, "shown": p.shown} {
		if c.Flags().Changed(name) && value == "" {
			return usagef("--%s is empty", name)
		}
	}
	if (c.Flags().Changed("max-gap") || c.Flags().Changed("extrapolate")) && !p.fromTrack {
		return usagef("--max-gap and --extrapolate go with --from-track")
	}
	if err := p.track.check(); err != nil {
		return err
	}
	if c.Flags().Changed("pick") && (p.pick < 1 || p.at != "" || p.name == "" && p.shown == "") {
		return usagef("--pick takes a number from the list that --name shows")
	}
	if p.here && (p.shown == "" || p.shown == shownNone || p.name != "" || p.pick > 0) {
		return usagef("--here goes with --shown WORDS alone")
	}
	return nil
}

// ways are the flags of which one is wanted. Coordinates may have a name of their own.
func (p placing) ways(c *cobra.Command) []string {
	ways := []string{"at", "name", "from-track", "from", "estimate", "accept", "clear", "shown"}
	if c.Flags().Changed("at") || c.Flags().Changed("shown") {
		ways = slices.Delete(ways, 1, 2)
	}
	if p.noNames && p.at == "" {
		ways = append(ways, "no-names")
	}
	return ways
}

// tellReplaced says how many places were better known than the one that replaces them.
func (a *app) tellReplaced(ctx context.Context, j *opened, ids []journal.ID, place *journal.Place) error {
	entries, err := j.store.EntriesOf(ctx, ids)
	better := 0
	for _, e := range entries {
		if place != nil && e.Place != nil && e.Place.Source.BetterThan(place.Source) {
			better++
		}
	}
	a.noteBetter(better)
	return err
}

func (a *app) noteBetter(n int) {
	if n > 0 {
		a.note("this replaces %s that had a better source; `sojourn undo` takes it back", words.Count(n, "place"))
	}
}

// placeFor works out the place that the flags name; nil to clear it. first is the first entry.
func (a *app) placeFor(ctx context.Context, j *opened, p placing, first journal.ID) (*journal.Place, error) {
	switch {
	case p.clear:
		return nil, nil
	case p.from != "":
		return j.copied(ctx, p.from)
	case p.at != "":
		return a.placeAt(ctx, j, p, first)
	}
	return a.placeNamed(ctx, j, p, first)
}

// placeAt is where coordinates are, in any notation. A short Plus Code is counted from what it names,
// else from where the entry is.
func (a *app) placeAt(ctx context.Context, j *opened, p placing, first journal.ID) (*journal.Place, error) {
	g, err := a.places()
	if err != nil {
		return nil, err
	}
	near, err := j.near(ctx, first)
	if err != nil {
		return nil, err
	}
	at, err := position.Parse(p.at, position.By(g, near))
	if err != nil {
		return nil, wrong(err)
	}
	place := at.Place()
	place.Name = journal.CleanLine(p.name)
	if p.noNames {
		return &place, nil
	}
	c, ok := g.Reverse(at.Point)
	switch {
	case !ok:
		a.note("no place is within 100 km: it has no city or country")
	case c.Place.City == "" && c.Nearest != "":
		a.note("the nearest place is %s, %s away: no city is named", journal.Visible(c.Nearest), words.Distance(c.Distance))
	}
	place = place.NamedAs(c)
	return &place, nil
}

func (j *opened) copied(ctx context.Context, from string) (*journal.Place, error) {
	ids, err := j.ids(ctx, []string{from})
	if err != nil {
		return nil, err
	}
	entry, err := j.store.Entry(ctx, ids[0])
	if err != nil {
		return nil, err
	}
	if entry.Place == nil {
		return nil, &journal.Error{
			Op: "place of " + string(entry.ID), Kind: journal.NotFound,
			Err:  errors.New("that entry has no place itself"),
			Hint: "name another entry, or place this one by --name or --at",
		}
	}
	place := entry.Place.Copied()
	return &place, nil
}

// takeNames takes the names of places away and leaves their coordinates.
func (a *app) takeNames(ctx context.Context, j *opened, ids []journal.ID) error {
	entries, err := j.store.EntriesOf(ctx, ids)
	if err != nil {
		return err
	}
	change := journal.Change{Label: "no names of " + words.Count(len(ids), "place")}
	for _, e := range entries {
		if e.Place == nil || e.Place.Point == nil {
			return &journal.Error{
				Op: "place of " + string(e.ID), Kind: journal.NotFound, Err: errors.New("it has no coordinates to keep"),
				Hint: "nothing was changed; --clear takes the whole place away",
			}
		}
		p := e.Place.Unnamed()
		change.Patches = append(change.Patches, journal.Patch{ID: e.ID, Place: &p})
	}
	return a.apply(ctx, j, change, ids, "took the names of the place from", "; the coordinates stay")
}

// nameAreas fills in the city, region and country that p's coordinates are in.
func (a *app) nameAreas(p *journal.Place) error {
	g, err := a.places()
	if err != nil || p.Point == nil {
		return err
	}
	if c, ok := g.Reverse(*p.Point); ok {
		*p = p.NamedAs(c)
	}
	return nil
}
