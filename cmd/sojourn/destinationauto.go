package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
)

const autoHelp = `What is marked for a destination stays until you send it, unless auto is on for it. Then it goes by itself,
while the interface or ` + "`sojourn sync --wait --auto`" + ` is open, a while after its last change: on, over any link that
is not metered; metered, also where every byte is paid for. Without a link, and where nothing is due, not one packet
leaves. A restored journal has it off everywhere.`

// autoFlag is --auto, or the word of `destination auto`.
type autoFlag struct {
	is  journal.Auto
	set bool
}

func (f *autoFlag) String() string { return autoWord(f.is) }
func (f *autoFlag) Type() string   { return "WHEN" }

func (f *autoFlag) Set(s string) error {
	for _, a := range []journal.Auto{journal.AutoOff, journal.AutoOn, journal.AutoMetered} {
		if s == autoWord(a) {
			f.is, f.set = a, true
			return nil
		}
	}
	return usagef("%s is not known: say off, on, or metered, also where every byte is paid for", journal.Visible(s))
}

func autoWord(a journal.Auto) string {
	if a == journal.AutoOff {
		return "off"
	}
	return string(a)
}

// autoSentence says what a does.
func autoSentence(a journal.Auto) string {
	switch a {
	case journal.AutoOn:
		return "on: what is marked goes by itself, over links that are not metered"
	case journal.AutoMetered:
		return "on, also over metered links: what is marked goes by itself"
	}
	return "off: nothing goes by itself"
}

func (a *app) destinationAutoCommand() *cobra.Command {
	words := completeWords("off", "on", "metered")
	return &cobra.Command{
		Use: "auto NAME off|on|metered", Short: "Let what is marked go by itself, or not", Long: autoHelp,
		Example: "  sojourn destination auto social on\n  sojourn sync --wait --auto",
		Args:    exactly("NAME", "off, on or metered"),
		RunE: func(c *cobra.Command, args []string) error {
			var f autoFlag
			if err := f.Set(args[1]); err != nil {
				return err
			}
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			d, err := j.store.Destination(c.Context(), args[0])
			if err != nil {
				return err
			}
			d.Auto = f.is
			if err := j.store.SaveDestination(c.Context(), d); err != nil {
				return err
			}
			if a.flags.json {
				return printJSON(a.stdout, j.destinationJSON(d))
			}
			a.say("auto of %s is %s", d.Name, autoSentence(d.Auto))
			return nil
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, directive) {
			if len(args) == 1 {
				return words(c, args, typed)
			}
			return a.completeDestinations(c, args, typed)
		},
	}
}
