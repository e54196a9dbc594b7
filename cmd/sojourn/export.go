package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/export"
	"sojourn/tui/words"
)

const exportHelp = `Export writes the journal in the open, for other programs and other years: journal.jsonl with all
that is kept of every entry, the originals as verified copies, an XMP sidecar beside each photo, and
the tracks as GPX; codes, templates, trips and saved queries too. A README.txt in the folder explains it. Tokens are never in it.

DIR is a new or an empty folder, or one that was exported into before: that is brought up to date.
Into a FILE whose name ends in .jsonl, or to standard output for -, go only the lines, which have the
names of ` + "`sojourn list --json`" + `. With a QUERY only its entries are exported.

` + "`sojourn import DIR`" + ` makes the same journal of an export, or adds what a journal has not.`

func (a *app) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use: "export DIR|FILE|- [QUERY…]", Short: "Write the journal in the open", Long: exportHelp,
		Example: "  sojourn export /media/stick/winter trip:winter\n" +
			"  sojourn export - rating:5 | jq -r 'select(.type == \"entry\") | .caption'",
		Args: atLeast(1, "DIR"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.runExport(c.Context(), args[0], args[1:])
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, directive) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return a.completeQuery(c, args[1:], typed)
		},
	}
}

func (a *app) runExport(ctx context.Context, to string, query []string) error {
	j, q, err := a.asked(ctx, query)
	if err != nil {
		return err
	}
	o := export.Options{Query: q, Text: strings.Join(query, " "), Program: version}
	switch {
	case to == "-":
		_, err := export.Lines(ctx, j.store, a.stdout, o, func(int, int) {})
		return err
	case strings.HasSuffix(strings.ToLower(to), ".jsonl"):
		return a.exportLines(ctx, j, to, o)
	}
	did, err := export.Write(ctx, j.store, to, o, a.counter("exported", "entry"), a.nameUnexported)
	a.progress.clear()
	if err != nil {
		return err
	}
	return a.tellExport(to, did)
}

// exportLines writes a file that is whole or is not there.
func (a *app) exportLines(ctx context.Context, j *opened, path string, o export.Options) error {
	did, err := export.WriteLines(ctx, j.store, path, o, a.counter("exported", "entry"))
	a.progress.clear()
	if err != nil {
		return err
	}
	return a.tellExport(path, did)
}

func (a *app) tellExport(to string, did export.Summary) error {
	if a.flags.json {
		if err := printJSON(a.stdout, summary{did}); err != nil {
			return err
		}
	}
	line := words.Count(did.Entries, "entry")
	if did.Tracks > 0 {
		line += ", " + words.Count(did.Tracks, "track")
	}
	if did.Files > 0 {
		line += ", " + words.Count(did.Files, "file") + " (" + words.Bytes(did.Bytes) + ")"
		if there := did.Files - did.Copied; there > 0 {
			line += " of which " + words.Number(there) + " were there"
		}
		line += ", verified"
	}
	a.say("exported %s into %s", line, journal.Visible(to))
	return outcome(did.Entries, did.Failed)
}

func (a *app) nameUnexported(f export.Failure) {
	if a.flags.json {
		_ = printJSON(a.stdout, f) // what cannot be written now cannot at the end, where it is told
		return
	}
	a.warn("%s: %s", journal.Visible(f.Path), f.Problem)
}
