package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal/atlas"
	"sojourn/journal/gazetteer"
	"sojourn/journal/grapheme"
	"sojourn/tui/config"
	"sojourn/tui/picture"
)

const rootHelp = `sojourn keeps a travelling photographer's journal: browse, caption, place, mark, send.

Without a verb it opens the interface. The journal is the folder that --journal names, else
$SOJOURN_JOURNAL, else $XDG_DATA_HOME/sojourn. Nothing is sent before ` + "`sojourn sync`" + ` says so.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done in part (what failed is named), 4 no link.
`

func (a *app) rootCommand() *cobra.Command {
	var linear bool
	var pictures string
	root := &cobra.Command{
		Use: "sojourn [VERB]", Short: "A photo journal for the road",
		Long: rootHelp + "\n" + gazetteer.Attribution + "\n" + atlas.Attribution,
		Example: "  sojourn demo                    try it on painted photographs\n" +
			"  sojourn import /media/card      put a card's photos into the journal\n" +
			"  sojourn                         caption, place and mark them\n" +
			"  sojourn sync                    send what is marked",
		Version: version, Args: ofVerbs, SilenceErrors: true, SilenceUsage: true,
		PersistentPreRun: func(*cobra.Command, []string) { a.ready() },
		RunE: func(c *cobra.Command, _ []string) error {
			if linear {
				return a.openPlain(c.Context())
			}
			return a.openInterface(c.Context(), pictures)
		},
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetVersionTemplate("sojourn {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return wrong(err) })
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	a.globalFlags(root)
	root.Flags().BoolVar(&linear, "plain", false, "talk in lines of text, for a screen reader or a pipe")
	a.pictureFlag(root, &pictures)
	root.AddCommand(a.verbs()...)
	root.InitDefaultCompletionCmd()
	root.SetHelpCommand(helpCommand())
	strict(root)
	help := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		c.Long = reflow(c.Long)
		help(c, args)
	})
	return root
}

func (a *app) globalFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&a.flags.journal, "journal", "", "the journal's `DIR`")
	flags.BoolVar(&a.flags.json, "json", false, "one JSON object a line; messages go to stderr")
	flags.BoolVarP(&a.flags.quiet, "quiet", "q", false, "only results and errors")
	flags.BoolVar(&a.flags.noColor, "no-color", false, "no colours; also by NO_COLOR")
	_ = root.MarkPersistentFlagDirname("journal") // fails only for a flag that is not there
}

// pictureFlag lets c take how pictures are to be shown.
func (a *app) pictureFlag(c *cobra.Command, wanted *string) {
	c.Flags().StringVar(wanted, "pictures", "", "show pictures as `WAY`: "+picture.Choices)
	a.complete(c, "pictures", completeWords(strings.Split(picture.Choices, ", ")...))
}

// settingsWith are the settings, with pictures as the flag wants them; "" leaves them.
func settingsWith(pictures string) (config.Config, error) {
	c, err := settings()
	if err != nil || pictures == "" {
		return c, err
	}
	if c.Pictures, err = picture.ParseChoice(pictures); err != nil {
		return c, usagef("--pictures: %v", err)
	}
	return c, nil
}

func (a *app) verbs() []*cobra.Command {
	return []*cobra.Command{
		a.importCommand(), a.listCommand(), a.queryCommand(), a.showCommand(), a.editCommand(), a.placeCommand(),
		a.trackCommand(), a.clockCommand(), a.zoneCommand(), a.markCommand(), a.unmarkCommand(), a.readyCommand(),
		a.holdCommand(), a.releaseCommand(),
		a.lintCommand(), a.syncCommand(), a.deliverCommand(), a.outboxCommand(), a.receiptsCommand(), a.withdrawCommand(),
		a.previewCommand(), a.destinationCommand(), a.backupCommand(), a.restoreCommand(), a.checkCommand(),
		a.codesCommand(), a.templateCommand(), a.tripCommand(), a.seriesCommand(), a.undoCommand(),
		a.historyCommand(), a.exportCommand(), a.nogoCommand(), a.toldCommand(),
		a.configCommand(), a.picturesCommand(), a.demoCommand(),
	}
}

// helpCommand is cobra's, but a verb that is not there is wrong usage.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [VERB…]", Short: "Tell about a verb",
		RunE: func(c *cobra.Command, args []string) error {
			command, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return ofVerbs(c.Root(), args)
			}
			return command.Help()
		},
	}
}

// openInterface is what `sojourn` alone does.
func (a *app) openInterface(ctx context.Context, pictures string) error {
	if a.flags.json || !a.out.is || !streamOf(a.stdin).is {
		return usagef("the interface needs a terminal; `sojourn --help` shows what works without one")
	}
	go grapheme.Prepare() // beside the journal
	c, err := settingsWith(pictures)
	if err != nil {
		return err
	}
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	return a.openScreens(ctx, j, c)
}
