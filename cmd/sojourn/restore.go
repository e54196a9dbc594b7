package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/words"
)

const restoreHelp = `Restore makes a journal in DIR, which must be empty or new, from a FILE that ` + "`sojourn backup`" + ` made,
or from a folder that ` + "`sojourn backup --originals`" + ` made, with the originals in it, each verified.
What was not delivered when the backup was made may have been since: it goes when it is marked again.`

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE|FOLDER DIR", Short: "Make a journal from a backup", Long: restoreHelp,
		Example: "  sojourn restore journal-2013-02-25.db ~/journal\n" +
			"  sojourn restore /media/disk/journal ~/journal\n" +
			"  sojourn --journal ~/journal check",
		Args: exactly("FILE", "DIR"),
		RunE: func(c *cobra.Command, args []string) error {
			if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
				return a.restoreAll(c.Context(), args[0], args[1])
			}
			return a.restoreFile(c.Context(), args[0], args[1])
		},
		ValidArgsFunction: filesAt(0, 1),
	}
}

func (a *app) restoreFile(ctx context.Context, file, dir string) error {
	c := copied{file: filepath.Join(dir, sqlite.FileName), began: time.Now()}
	err := sqlite.Restore(ctx, file, dir, version)
	if err != nil {
		return err
	}
	if c.doubted, err = doubtedIn(ctx, dir); err != nil {
		return err
	}
	s, err := c.summary()
	if err != nil {
		return err
	}
	if err := a.printSummary(s); err != nil {
		return err
	}
	a.say("restored into %s", journal.Visible(dir))
	a.note("copy the folder originals/ into it; `sojourn --journal %s check` names what is missing",
		shellQuote(dir))
	a.tellDoubted(c.doubted, dir)
	return nil
}

func (a *app) restoreAll(ctx context.Context, from, dir string) error {
	c := copied{file: filepath.Join(dir, sqlite.FileName), began: time.Now()}
	did, err := sqlite.RestoreAll(ctx, from, dir, version, a.watchCopy())
	if err := cmp.Or(a.nameNotCopied(did.Findings), err); err != nil {
		return err
	}
	c.Copied = did
	if c.doubted, err = doubtedIn(ctx, dir); err != nil {
		return err
	}
	err = a.tellAll(c, "restored into "+journal.Visible(dir))
	a.tellDoubted(c.doubted, dir)
	return err
}

// doubtedIn counts the deliveries of a restored journal that may have been sent since its backup.
func doubtedIn(ctx context.Context, dir string) (n int, err error) {
	store, err := sqlite.Open(ctx, dir, sqlite.Options{Version: version})
	if err != nil {
		return 0, err
	}
	open, err := store.Outbox(ctx)
	for _, d := range open {
		if d.Doubted {
			n++
		}
	}
	return n, errors.Join(err, store.Close())
}

func (a *app) tellDoubted(n int, dir string) {
	if n > 0 {
		a.warn("%s may have been sent since the backup was made, and go when they are marked again:\n"+
			"  `sojourn --journal %s outbox` shows them", words.Count(n, "delivery"), shellQuote(dir))
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
