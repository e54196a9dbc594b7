package main

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sojourn/journal"
	"sojourn/sync/outbox"
	"sojourn/tui"
	"sojourn/tui/adjust"
	"sojourn/tui/bill"
	"sojourn/tui/caption"
	"sojourn/tui/chart"
	"sojourn/tui/compare"
	"sojourn/tui/config"
	"sojourn/tui/locate"
	"sojourn/tui/loupe"
	"sojourn/tui/picture"
	"sojourn/tui/queue"
	"sojourn/tui/ready"
	"sojourn/tui/route"
	"sojourn/tui/sheet"
	"sojourn/tui/terminal"
	"sojourn/tui/theme"
	"sojourn/tui/trips"
	"sojourn/tui/withhold"
)

// framesPerSecond is how often the terminal is drawn at most before anything happened.
const framesPerSecond = 120

// mostMemory is from how many bytes on Go looks for what is not used any more, rather than take more: with the
// program itself and what SQLite keeps that is 120 MB in all. GOMEMLIMIT says otherwise.
const mostMemory = 48 << 20

// openScreens opens the interface on j, and returns when it is left.
func (a *app) openScreens(ctx context.Context, j *opened, c config.Config) error {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(mostMemory)
	}
	gallery := picture.NewGallery(j.renderer, picture.None) // until the terminal's colours are known
	pace := tui.NewPace()
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(a.stdin), tea.WithOutput(a.out.file), tea.WithFPS(framesPerSecond),
		tea.WithFilter(pace.Heard),
	}
	if a.flags.noColor {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	root := tui.New(j.store, gallery, a.screens(j, gallery)).
		With(tui.Options{
			Keys: c.Keys, Theme: c.Theme, Mouse: c.Mouse, Grace: c.Grace, Price: c.Price, Link: a.link.Now,
			Pictures: c.Pictures, Env: os.Environ(), Pixels: func() image.Point { return terminal.Pixels(a.out.file) },
		})
	program := tea.NewProgram(root, options...)
	pace.Of(program)
	beating, stop := context.WithCancel(ctx)
	defer stop()
	go tui.Beat(beating, program.Send)
	ended := a.sendByItself(beating, j, c, program)
	last, err := program.Run()
	if m, ok := last.(tui.Model); ok {
		m.Flush()
	}
	stop()
	<-ended
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// sendByItself sends what goes by itself while the interface is open, and tells it; what it returns is closed
// once ctx has ended and nothing is under way any more.
func (a *app) sendByItself(ctx context.Context, j *opened, c config.Config, program *tea.Program) <-chan struct{} {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		var known journal.AutoState
		_ = j.outbox.Auto(ctx, outbox.Options{}, outbox.Auto{ // it ends with ctx
			Link: a.link.Now, Near: needsNoLink, Grace: c.Grace,
			Tell: func(s journal.AutoState) {
				if s != known {
					program.Send(route.Auto(s))
				}
				known = s
			},
			Sent: func(r journal.SyncResult, err error) { program.Send(route.AutoSent{Result: r, Err: err}) },
		})
	}()
	return ended
}

func (a *app) screens(j *opened, gallery *picture.Gallery) tui.Screens {
	t := theme.New(true) // until the terminal's background is known
	places := func() (locate.Gazetteer, error) { return a.places() }
	return tui.Screens{
		Sheet:   sheet.New(j.store, gallery, t, filepath.Base(j.dir)).WithGuide(j.finder),
		Loupe:   loupe.New(j.store, gallery, t).WithHints(&hinter{j: j}).WithFocus(focuser{j.renderer}),
		Caption: caption.New(j.store, gallery, j.dir, t),
		Locate:  locate.New(j.store, places, t).WithTracks(a.tracks(j)),
		Chart:   chart.New(j.store, a.chartSources(j), t),
		Queue:   queue.New(j.store, t),
		Compare: compare.New(j.store, gallery, t),
		Ready:   ready.New(j.store, t),
		Bill:    bill.New(sender{j.outbox}, t),
		Adjust:  adjust.New(j.store, t),
		Trips:   trips.New(j.store, t).WithZones(zoneNames()),

		Withhold: withhold.New(j.store, t),
	}
}

// sender lets the interface send everything that is marked.
type sender struct{ *outbox.Outbox }

func (s sender) Plan(ctx context.Context) (journal.Bill, error) {
	return s.Outbox.Plan(ctx, outbox.Options{})
}

func (s sender) Send(ctx context.Context, report func(journal.Progress)) (journal.SyncResult, error) {
	return s.Outbox.Send(ctx, outbox.Options{}, report)
}
