package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/demo"
	"sojourn/journal/sqlite"
)

const demoHelp = `Demo paints a card of photographs, as two cameras and a phone would have taken them in Beijing,
Pyongyang and Kaesong in February 2013, imports it with its track into a journal of its own, adds a
folder to publish into, writes a few captions, and opens the interface on it. Your own journal is
not touched, and nothing leaves this machine.

The folder is a temporary one and is removed at the end, unless --keep or --dir says otherwise.
Without a terminal it is kept, and how to look at it is said. --script needs no terminal: it does the
main job verb by verb, shows each, and checks what came of it.`

// demonstration is what the flags of one `sojourn demo` ask for.
type demonstration struct {
	dir          string
	keep, script bool
}

func (a *app) demoCommand() *cobra.Command {
	var d demonstration
	c := &cobra.Command{
		Use: "demo", Short: "Try it all on painted photographs", Long: demoHelp, Args: exactly(),
		Example: "  sojourn demo\n  sojourn demo --dir /tmp/demo\n  sojourn demo --script",
		RunE:    func(c *cobra.Command, _ []string) error { return a.runDemo(c.Context(), d) },
	}
	c.Flags().StringVar(&d.dir, "dir", "", "make it in `DIR`, and keep it")
	c.Flags().BoolVar(&d.keep, "keep", false, "keep the temporary folder")
	c.Flags().BoolVar(&d.script, "script", false, "do the main job without a terminal, and check it")
	_ = c.MarkFlagDirname("dir") // fails only for a flag that is not there
	return c
}

func (a *app) runDemo(ctx context.Context, d demonstration) (err error) {
	screens := a.out.is && streamOf(a.stdin).is && !d.script && !a.flags.quiet && !a.flags.json
	base, remove, err := d.folder()
	if err != nil {
		return err
	}
	kept := d.keep || d.dir != "" || !screens && !d.script
	defer func() {
		if !kept || err != nil && d.dir == "" {
			err = errors.Join(err, remove())
		}
	}()
	s := stage{app: a, base: base}
	if d.script {
		return a.playDemo(ctx, s)
	}
	if err := s.set(ctx); err != nil {
		return err
	}
	if screens {
		if err := a.openDemo(ctx, s); err != nil {
			return err
		}
	}
	if kept {
		a.say("the demo is in %s; look at it: sojourn --journal %s", journal.Visible(base), shellQuote(s.journal()))
	}
	return nil
}

// openDemo opens the interface on the demo's journal.
func (a *app) openDemo(ctx context.Context, s stage) error {
	c, err := settings()
	if err != nil {
		return err
	}
	a.flags.journal = s.journal()
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	return errors.Join(a.openScreens(ctx, j, c), j.store.Close())
}

// folder returns where the demo is made, and how that is removed.
func (d demonstration) folder() (base string, remove func() error, err error) {
	if d.dir == "" {
		base, err = os.MkdirTemp("", "sojourn-demo-")
		return base, func() error { return os.RemoveAll(base) }, err
	}
	base, err = filepath.Abs(d.dir)
	return base, func() error { return nil }, err
}

// stage is the demo's folder: a card, a journal, and what is published.
type stage struct {
	app  *app
	base string
}

func (s stage) card() string    { return filepath.Join(s.base, "card") }
func (s stage) journal() string { return filepath.Join(s.base, "journal") }
func (s stage) site() string    { return filepath.Join(s.base, "site") }

// set paints the card and makes the journal, unless it is there from an earlier time.
func (s stage) set(ctx context.Context) error {
	if _, err := os.Stat(filepath.Join(s.journal(), sqlite.FileName)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := s.paint(ctx); err != nil {
		return err
	}
	for _, act := range [][]string{s.importing(), s.tracking(), s.matching(), s.publishing()} {
		if _, err := s.quietly(ctx, act...); err != nil {
			return err
		}
	}
	return s.write(ctx)
}

func (s stage) paint(ctx context.Context) error {
	err := demo.Write(ctx, s.card(), s.app.counter("painted", "photograph"))
	s.app.progress.clear()
	return err
}

const demoTrip = "Winter journey"

func (s stage) importing() []string {
	return []string{"import", s.card(), "--zone", demo.Zone, "--trip", demoTrip}
}

func (s stage) tracking() []string {
	return []string{"track", "import", filepath.Join(s.card(), demo.Track)}
}

func (s stage) matching() []string { return []string{"track", "match"} }

func (s stage) publishing() []string {
	return []string{"destination", "add", "folder", "site", s.site(), "--title", demoTrip, "--default"}
}
