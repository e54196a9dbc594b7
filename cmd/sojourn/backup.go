package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/words"
)

// copySummary ends `backup --json` and `restore --json`.
type copySummary struct {
	JournalBytes  int64   `json:"journalBytes"`
	Copied        int     `json:"copied"`
	Kept          int     `json:"kept"`
	Linked        int     `json:"linked"`
	Failed        int     `json:"failed"`
	OriginalBytes int64   `json:"originalBytes"`
	Seconds       float64 `json:"seconds"`
}

func newCopySummary(file string, did sqlite.Copied, began time.Time) (copySummary, error) {
	info, err := os.Stat(file)
	if err != nil {
		return copySummary{}, err
	}
	return copySummary{
		JournalBytes: info.Size(), Copied: did.Files, Kept: did.Kept, Linked: did.Linked,
		Failed: len(did.Findings), OriginalBytes: did.Bytes, Seconds: time.Since(began).Seconds(),
	}, nil
}

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
	s, err := newCopySummary(file, sqlite.Copied{}, began)
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
	return a.tellCopied(did, err, began, dir, "backed up into "+journal.Visible(dir))
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

// tellCopied tells what was copied into dir: what is not there is named, also before an error.
func (a *app) tellCopied(did sqlite.Copied, err error, began time.Time, dir, what string) error {
	a.progress.clear()
	for _, f := range did.Findings {
		if err := a.tellNotCopied(f); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	s, err := newCopySummary(filepath.Join(dir, sqlite.FileName), did, began)
	if err != nil {
		return err
	}
	if err := a.printSummary(s); err != nil {
		return err
	}
	a.say("%s: the journal, %s; %s copied, %s there already%s", what, words.Bytes(s.JournalBytes),
		words.Count(did.Files, "original"), words.Number(did.Kept), failedToo(s.Failed))
	if did.Linked > 0 {
		a.warn("%s imported with --link are not in it: keep the disk or card that they are on",
			words.Count(did.Linked, "file"))
	}
	if s.Failed > 0 {
		return exitError{exitPartly}
	}
	return nil
}

func (a *app) tellNotCopied(f journal.Finding) error {
	if a.flags.json {
		return printJSON(a.stdout, findingJSON(f))
	}
	a.warn("%s", journal.Visible(join(" ", string(f.Entry), f.Path)+": "+f.Problem))
	a.warn("  %s", journal.Visible(f.Hint))
	return nil
}

func failedToo(n int) string {
	if n == 0 {
		return ", all verified"
	}
	return ", " + words.Number(n) + " missing or damaged"
}
