package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/words"
)

const backupHelp = `Backup copies every word, place, mark and receipt into FILE, and verifies the copy; the journal may
be in use. Tokens are never in it.

With --originals it goes into the folder DIR, with the originals of all photos, each compared with the
SHA-256 that was kept when it was imported. Done again into the same DIR, only what is new is copied;
the earlier backup stays until the new one is whole. Killed or out of room, it goes on from there.
What is missing or damaged is named, and all else is copied. Photos imported with --link stay where
they are. ` + "`sha256sum -c originals.sha256`" + ` in DIR looks through what is there.`

func (a *app) backupCommand() *cobra.Command {
	var originals string
	c := &cobra.Command{
		Use: "backup FILE|--originals DIR", Short: "Copy the journal into a file, or with its photos into a folder",
		Long: backupHelp,
		Example: "  sojourn backup /media/stick/journal-2013-02-25.db\n" +
			"  sojourn backup --originals /media/disk/journal",
		Args: func(c *cobra.Command, args []string) error {
			if originals == "" {
				return exactly("FILE")(c, args)
			}
			return exactly()(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			if originals != "" {
				return a.backupAll(c.Context(), j, originals)
			}
			return a.backupFile(c.Context(), j, args[0])
		},
		ValidArgsFunction: filesAt(0),
	}
	c.Flags().StringVar(&originals, "originals", "", "copy the originals too, into the folder `DIR`")
	_ = c.MarkFlagDirname("originals") // fails only for a flag that is not there
	return c
}

func (a *app) backupFile(ctx context.Context, j *opened, file string) error {
	began := time.Now()
	if err := j.store.Backup(ctx, file, a.counter("copied", "page")); err != nil {
		return err
	}
	a.progress.clear()
	s, err := copied{file: file, began: began}.summary()
	if err != nil {
		return err
	}
	if err := a.printSummary(s); err != nil {
		return err
	}
	a.say("backed up into %s, %s, verified; the originals are not in it", journal.Visible(file),
		words.Bytes(s.JournalBytes))
	return nil
}

func (a *app) backupAll(ctx context.Context, j *opened, dir string) error {
	began := time.Now()
	did, err := j.store.BackupAll(ctx, dir, a.watchCopy())
	if err := cmp.Or(a.nameNotCopied(did.Findings), err); err != nil {
		return err
	}
	c := copied{Copied: did, file: filepath.Join(dir, sqlite.FileName), began: began}
	return a.tellAll(c, "backed up into "+journal.Visible(dir))
}

func (a *app) watchCopy() sqlite.Watch {
	return sqlite.Watch{Pages: a.counter("copied", "page"), Files: a.showCopied}
}

func (a *app) showCopied(c sqlite.FilesCopied) {
	a.progress.show(func(elapsed time.Duration) string {
		line := fmt.Sprintf("%s of %s", words.Number(c.Done), words.Count(c.Total, "file"))
		return line + meter(c.Bytes, c.TotalBytes, 0) + left(c.Bytes, c.TotalBytes, elapsed)
	})
}
