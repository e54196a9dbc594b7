package main

import (
	"cmp"
	"context"
	"fmt"
	"os"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/picture"
	"sojourn/tui/terminal"
)

const picturesHelp = `Pictures asks the terminal how it takes pictures, says what it answered and which way follows from it,
and shows a test card in that way: the circle should be round, the slopes smooth, the lines apart.

The ways are kitty's graphics, files of iTerm2, sixels, and cells of two colours each, which every terminal
shows. Within tmux or screen, and over SSH, it is cells, unless --pictures or the settings say otherwise.`

// picturesJSON is what `pictures --json` prints.
type picturesJSON struct {
	Terminal string   `json:"terminal"`
	Pictures string   `json:"pictures"`
	Asked    string   `json:"asked"`
	Colours  string   `json:"colours"`
	Cell     cellJSON `json:"cell"`
	Kitty    bool     `json:"kitty"`
	Parts    bool     `json:"kittyPlaceholders"`
	Sixel    bool     `json:"sixel"`
	Answered bool     `json:"answered"`
	Between  string   `json:"between,omitempty"` // what stands between pictures and the terminal
}

type cellJSON struct {
	Width  int `json:"width"`
	Height int `json:"height"`
}

func (a *app) picturesCommand() *cobra.Command {
	wanted := ""
	c := &cobra.Command{
		Use: "pictures", Short: "Show how this terminal takes pictures", Long: picturesHelp, Args: exactly(),
		Example: "  sojourn pictures\n  sojourn pictures --pictures cells",
		RunE:    func(c *cobra.Command, _ []string) error { return a.showPictures(c.Context(), wanted) },
	}
	a.pictureFlag(c, &wanted)
	return c
}

func (a *app) showPictures(ctx context.Context, wanted string) error {
	c, err := settingsWith(wanted)
	if err != nil {
		return err
	}
	env := os.Environ()
	in := streamOf(a.stdin)
	var answers terminal.Answers
	if a.out.is && in.is {
		if answers, err = terminal.Ask(ctx, in.file, a.out.file, env); err != nil {
			return err
		}
	}
	columns, rows := a.out.size()
	screen := picture.Screen{
		Colours: a.colours(env), Protocol: answers.Protocol(env, c.Pictures),
		Cell: answers.CellIn(columns, rows), Most: answers.Most,
	}
	if c.Pictures.Lean {
		screen.Lean = picture.LeanFor(columns, rows)
	}
	if a.flags.json {
		return printJSON(a.stdout, newPicturesJSON(answers, c.Pictures, screen, answers.Between(env)))
	}
	return a.showCard(answers, c.Pictures, screen, answers.Between(env))
}

func (a *app) colours(env []string) picture.Mode {
	if a.flags.noColor || !a.out.is {
		return picture.None
	}
	return picture.FromProfile(colorprofile.Detect(a.out.file, env))
}

func newPicturesJSON(a terminal.Answers, c picture.Choice, s picture.Screen, between string) picturesJSON {
	return picturesJSON{
		Terminal: a.Name, Pictures: s.Protocol.String(), Asked: c.String(), Colours: s.Colours.String(),
		Cell: cellJSON{s.Cell.X, s.Cell.Y}, Kitty: a.Pictures, Parts: a.Placeholders, Sixel: a.Sixel, Answered: a.Whole,
		Between: between,
	}
}

// cardColumns and cardRows are about 3:2 in cells of the usual shape.
const (
	cardColumns = 60
	cardRows    = 20
)

func (a *app) showCard(answers terminal.Answers, c picture.Choice, s picture.Screen, between string) error {
	a.say("terminal   %s", cmp.Or(journal.Visible(answers.Name), "does not say which it is"))
	a.say("it takes   %s", whatItTakes(answers))
	a.say("colours    %s", s.Colours)
	if s.Cell.X > 0 {
		a.say("a cell     %d × %d pixels", s.Cell.X, s.Cell.Y)
	}
	a.say("pictures   %s (%s)", s.Protocol, c)
	if between != "" && !c.Forced {
		a.say("           %s; --pictures says otherwise", between)
	}
	if !a.out.is {
		return nil
	}
	columns, rows := a.out.size()
	card, err := picture.Show(picture.Card(), min(cardColumns, columns), min(cardRows, max(1, rows-1)), s)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(a.stdout, card)
	return err
}

func whatItTakes(a terminal.Answers) string {
	switch {
	case !a.Whole:
		return "it did not answer in time"
	case a.Placeholders:
		return "kitty's graphics, within the text"
	case a.Pictures:
		return "kitty's graphics, over the text"
	case a.Sixel:
		return "sixels"
	}
	return "cells only"
}
