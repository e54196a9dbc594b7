package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/ingest"
)

const importHelp = `Import puts the photos below each PATH into the journal, and makes the journal where there is
none. Every photo comes in once, whatever its name; copies are verified; the card is only read.
A RAW and its JPEG become one photo; .xmp sidecars come along and fill what is empty; films stay.
Ctrl-C stops it and keeps what is complete; the same import goes on from there.
With --verify it imports nothing, and reads the card and the copies again: is it safe to wipe?

A folder that ` + "`sojourn export`" + ` made comes back as it was, with ids, places, marks and receipts.`

func (a *app) importCommand() *cobra.Command {
	var o ingest.Options
	var zone zoneFlag
	var verify, clocks bool
	c := &cobra.Command{
		Use: "import PATH…", Short: "Put the photos of a card into the journal", Long: importHelp,
		Example: "  sojourn import /media/card\n" +
			"  sojourn import DCIM --zone Asia/Pyongyang --clock-offset -2m30s --trip \"Winter 2013\"\n" +
			"  sojourn import /media/card --second /media/stick/journal\n" +
			"  sojourn import --verify /media/card",
		Args: atLeast(1, "PATH"),
		RunE: func(c *cobra.Command, args []string) error {
			o.Trip = journal.CleanLine(o.Trip)
			if zone.location != nil {
				o.Zone = func(string) *time.Location { return zone.location }
			}
			switch {
			case clocks && c.Flags().Changed("clock-offset"):
				return usagef("--clock and --clock-offset exclude each other: both say how far the clock was off")
			case verify && (o.Link || o.DryRun || o.Second != ""):
				return usagef("--verify only reads: it goes without --link, --dry-run and --second")
			case o.Link && o.Second != "":
				return usagef("--link copies nothing, so there is nothing for --second")
			case verify:
				return a.runVerify(c.Context(), args)
			}
			return a.runImport(c.Context(), args, o, clocks)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, directive) {
			return nil, cobra.ShellCompDirectiveDefault
		},
	}
	c.Flags().BoolVar(&o.Link, "link", false, "leave the files where they are")
	c.Flags().BoolVar(&o.DryRun, "dry-run", false, "only tell what would be imported")
	c.Flags().BoolVar(&verify, "verify", false, "only read the card and the copies again, and compare")
	c.Flags().StringVar(&o.Second, "second", "", "make a second verified copy of the originals below `DIR`")
	c.Flags().Var(&zone, "zone", "time `ZONE` of the photos whose files know no offset")
	c.Flags().DurationVar(&o.ClockOffset, "clock-offset", 0, "`±D` to add to the camera's clock, like -2m30s")
	c.Flags().BoolVar(&clocks, "clock", false, "correct the clocks of bodies of which `sojourn clock` knows how far they are off")
	c.Flags().StringVar(&o.Trip, "trip", "", "`NAME` of the trip they belong to")
	a.complete(c, "zone", completeZones)
	a.complete(c, "trip", a.completeTrips)
	return c
}

func (a *app) runImport(ctx context.Context, paths []string, o ingest.Options, clocks bool) error {
	if some := exports(paths); len(some) > 0 {
		return a.importExports(ctx, paths, some, o)
	}
	if err := someThere(paths); err != nil {
		return err
	}
	importer, names, trip, err := a.importerFor(ctx, &o, clocks)
	if err != nil {
		return err
	}
	defer lean()()
	tracks := named(paths) // those on the card the walk finds
	o.Note, o.Left = a.nameNote, func(l ingest.Left) {
		if l.What == ingest.LeftTrack {
			tracks = append(tracks, l.Path)
		}
		a.nameLeft(l)
	}
	if !o.DryRun {
		beside := a.opened.beside(ctx)
		defer beside.end(ctx)
		o.Taken = beside.take
	}
	a.progress.start()
	did, err := importer.Run(ctx, paths, o, a.showImport, a.nameFailure)
	a.progress.clear()
	if a.flags.json {
		if printErr := printJSON(a.stdout, summary{did}); err == nil {
			err = printErr
		}
	}
	if err != nil {
		return err
	}
	a.say("%s", importSentence(did, o.DryRun))
	a.tellLeft(did)
	a.tellSecond(did.Second)
	a.tellSafety(did, o)
	a.tellOutside(trip)
	a.tellClocks(trip)
	a.tellDoubts(trip)
	if err := names.err(); err != nil {
		return err
	}
	a.tellTracks(tracks)
	return outcome(did.Imported+did.Duplicates, did.Failed+missingOf(did.Second))
}

// importMemory is what the program's own memory is kept to while a card of any size comes in.
const importMemory = 100 << 20

// lean has memory collected before it grows beyond that, until what it returns is called. A limit
// of the traveller's own counts instead.
func lean() (done func()) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	before := debug.SetMemoryLimit(importMemory)
	return func() { debug.SetMemoryLimit(before) }
}

// someThere spares who mistyped a path an empty journal.
func someThere(paths []string) error {
	for _, path := range paths {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	return &journal.Error{
		Op: "import " + journal.Visible(strings.Join(paths, " ")), Kind: journal.NotFound,
		Err:  errors.New("there is no such file or folder"),
		Hint: "see whether the card is there, and its path written right",
	}
}

// importerFor opens the journal, and gives o what the trip says.
func (a *app) importerFor(
	ctx context.Context, o *ingest.Options, clocks bool,
) (*ingest.Importer, *namer, *stationery, error) {
	dry := o.DryRun
	open := a.journalOrNew
	if dry {
		open = a.journal
	}
	j, err := open(ctx)
	if err == nil {
		trip, err := j.forTrip(ctx, o, clocks)
		if err != nil {
			return nil, nil, nil, err
		}
		importer, names := a.importer(trip, j.dir)
		return importer, names, trip, nil
	}
	dir, dirErr := a.journalDir()
	if dry && dirErr == nil && journal.KindOf(err) == journal.NotFound {
		importer, names := a.importer(unborn{}, dir)
		return importer, names, nil, nil
	}
	return nil, nil, nil, err
}

// unborn is the journal that a dry run finds where there is none.
type unborn struct{}

var errDry = errors.New("a dry run changes nothing")

func (unborn) PhotoOf(context.Context, string) (int64, error) { return 0, nil }

func (unborn) Holders(context.Context, string) ([]journal.Entry, error) { return nil, nil }

func (unborn) Counterparts(context.Context, string, journal.Moment) ([]journal.Entry, error) {
	return nil, nil
}

func (unborn) AddNew(context.Context, []journal.Entry) ([]journal.ID, error) { return nil, errDry }

func (unborn) AddFiles(context.Context, []journal.Entry) error { return errDry }

func (unborn) Apply(context.Context, journal.Change) (int, error) { return 0, errDry }
