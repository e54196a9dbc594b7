package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/tui/words"
)

const clockHelp = `Clock finds out how far the clock of a camera body was off. Photograph any true clock with it, a phone's or a
station's, and tell the time that is to be seen in the photo: sojourn learns the body's offset. Several such
readings show how the clock drifts: between two it drifts evenly, beyond them as long again as they are apart.

Without arguments it lists the bodies, what is known of their clocks, and what looks wrong. Nothing is changed
before ` + "`sojourn clock apply`" + ` says so; what the camera wrote always stays known.

TIME is what the clock in the photo shows: 14:03:12, 2:03 pm, or with its day and offset. It is taken for the
zone of --zone, else of the photo's trip, else of the photo. BODY is a model or a serial number.`

func (a *app) clockCommand() *cobra.Command {
	saw := ""
	var zone zoneFlag
	c := &cobra.Command{
		Use: "clock [BODY] [--saw TIME ID]", Short: "How far camera clocks are off, learnt from photos of true clocks",
		Long: clockHelp,
		Example: "  sojourn clock\n  sojourn clock D4 --saw 14:03:12 7Q2M      what the photo 7Q2M shows\n" +
			"  sojourn clock apply D4 'trip:winter'",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("saw") {
				return a.runSaw(c.Context(), args, saw, zone)
			}
			if c.Flags().Changed("zone") {
				return usagef("--zone says in which zone the clock of --saw is")
			}
			return a.showClocks(c.Context(), args)
		},
		ValidArgsFunction: a.completeBodyThenID,
	}
	c.Flags().StringVar(&saw, "saw", "", "the `TIME` on the clock that ID shows")
	c.Flags().Var(&zone, "zone", "the `ZONE` of that clock")
	a.complete(c, "zone", completeZones)
	c.AddCommand(a.clockApplyCommand(), a.clockShiftCommand(), a.clockRemoveCommand())
	return c
}

// runSaw is `sojourn clock BODY --saw TIME ID`.
func (a *app) runSaw(ctx context.Context, args []string, saw string, zone zoneFlag) error {
	face, err := clock.ParseFace(saw)
	if err != nil {
		return wrong(err)
	}
	if len(args) == 0 {
		return usagef("ID is missing: which photo shows the clock?")
	}
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	ids, err := j.ids(ctx, args[len(args)-1:])
	if err != nil {
		return err
	}
	e, err := j.store.Entry(ctx, ids[0])
	if err != nil {
		return err
	}
	keeper := clock.NewKeeper(j.store)
	reading, err := keeper.Read(ctx, e, face, zone.location)
	if err != nil {
		return err
	}
	if name := strings.Join(args[:len(args)-1], " "); name != "" && reading.Body.Matches(name) == 0 {
		return &journal.Error{
			Op: "clock " + journal.Visible(name), Kind: journal.Conflict,
			Err:  errors.New("entry " + string(e.ID) + " is a photo of the " + journal.Visible(reading.Body.String())),
			Hint: "name the photo of the clock that this body took; nothing was changed",
		}
	}
	line, err := keeper.Learn(ctx, reading)
	if err != nil {
		return err
	}
	return a.tellLearnt(ctx, j, keeper, reading, line)
}

// tellLearnt says what a reading shows, and what may be done with it.
func (a *app) tellLearnt(
	ctx context.Context, j *opened, keeper clock.Keeper, r journal.ClockReading, line clock.Line,
) error {
	if a.flags.json {
		b, err := a.bodyOf(ctx, j, r.Body)
		if err != nil {
			return err
		}
		if err := printJSON(a.stdout, b.json()); err != nil {
			return err
		}
	}
	name := journal.Visible(r.Body.String())
	a.say("the clock of the %s was %s in this photo", name,
		strings.TrimSpace(clock.Words(r.Offset)+" "+clock.Precision(r.Within)))
	a.tellLine(line)
	if whole := clock.WholeHours(r.Offset); whole != 0 && !a.flags.json {
		a.note("that is %s: if the clock in the photo shows the time of another zone, say which by --zone",
			clock.Exact(whole.Abs()))
	}
	plan, err := keeper.Plan(ctx, r.Body, line, journal.Query{}, nil)
	if err != nil {
		return err
	}
	if n := len(plan.Patches); n > 0 {
		a.note("%s of it would be corrected: `sojourn clock apply %s`, with a query for a part of them",
			words.Count(n, "photo"), shellQuote(shortName(r.Body)))
	}
	return nil
}

// tellLine says what several readings show together.
func (a *app) tellLine(line clock.Line) {
	if _, ok := line.Drift(); ok {
		a.say("by %s it is %s", words.Count(len(line.Readings()), "reading"), line.Words())
	}
	for _, p := range line.SetBetween() {
		a.note("it was set between %s and %s: photos between stay as they are until a reading from there tells more",
			p[0].Camera.Format(faceLayout), p[1].Camera.Format(faceLayout))
	}
}

const faceLayout = "2 January 2006 15:04:05"

// shortName is what is typed for b, where nothing else has its model.
func shortName(b journal.Body) string {
	if b.Serial != "" {
		return b.Serial
	}
	return b.Camera()
}
