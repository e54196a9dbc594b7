package main

import (
	"os"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/words"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: "Copy the journal into a file",
		Long: "Backup copies every word, place, mark and receipt into FILE, and verifies the copy; the journal may\n" +
			"be in use. The originals are not in it: copy the folder originals/ too. Tokens are never in it.",
		Example: "  sojourn backup /media/stick/journal-2013-02-25.db",
		Args:    exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			if err := j.store.Backup(c.Context(), args[0], a.counter("copied", "page")); err != nil {
				return err
			}
			a.progress.clear()
			info, err := os.Stat(args[0])
			if err != nil {
				return err
			}
			a.say("backed up into %s, %s, verified; the originals are not in it", journal.Visible(args[0]),
				words.Bytes(info.Size()))
			return nil
		},
		ValidArgsFunction: filesAt(0),
	}
}

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE DIR", Short: "Make a journal from a backup",
		Long: "Restore makes a journal in DIR, which must be empty or new, from a FILE that `sojourn backup` made.\n" +
			"What was not delivered when the backup was made may have been since: it goes when it is marked again.",
		Example: "  sojourn restore journal-2013-02-25.db ~/journal\n  sojourn --journal ~/journal check",
		Args:    exactly("FILE", "DIR"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := sqlite.Restore(c.Context(), args[0], args[1], version); err != nil {
				return err
			}
			a.say("restored into %s", journal.Visible(args[1]))
			a.note("copy the folder originals/ into it; `sojourn --journal %s check` names what is missing",
				shellQuote(args[1]))
			return nil
		},
		ValidArgsFunction: filesAt(0, 1),
	}
}

// filesAt completes file names at some of the arguments.
func filesAt(places ...int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		for _, p := range places {
			if p == len(args) {
				return nil, cobra.ShellCompDirectiveDefault
			}
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}
