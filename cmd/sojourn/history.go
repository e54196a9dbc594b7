package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

// versionJSON is an earlier text as `history --json` prints it.
type versionJSON struct {
	Entry      journal.ID        `json:"entry"`
	Number     int               `json:"number"`
	Field      journal.TextField `json:"field"`
	Text       string            `json:"text"`
	ReplacedAt *string           `json:"replacedAt"`
}

func newVersionJSON(id journal.ID, v journal.TextVersion) versionJSON {
	return versionJSON{Entry: id, Number: v.Number, Field: v.Field, Text: v.Text, ReplacedAt: instant(v.ReplacedAt)}
}

func (a *app) historyCommand() *cobra.Command {
	number, of := 0, selection{}
	c := &cobra.Command{
		Use: "history " + someEntries, Short: "Show earlier captions, alt texts, headlines, or bring one back",
		Long: "History shows what the texts of an entry were before they were replaced, the newest first. Of each\n" +
			"visit to the editor it has the text that was there before, however often it saved. --restore brings\n" +
			"the text of a number back, as a change that `sojourn undo` takes back; nothing is lost by it.",
		Example: "  sojourn history 7Q2M\n  sojourn history 7Q2M --restore 3",
		RunE: func(c *cobra.Command, args []string) error {
			j, ids, err := a.chosen(c, args, of)
			switch restores := c.Flags().Changed("restore"); {
			case err != nil:
				return err
			case restores && len(ids) != 1:
				return usagef("--restore is for one entry, and these are %s", words.Number(len(ids)))
			case restores:
				return a.restoreText(c.Context(), j, ids[0], number)
			}
			return a.showHistories(c.Context(), j, ids)
		},
	}
	a.selects(c, &of)
	c.Flags().IntVar(&number, "restore", 0, "bring back the text of this `NUMBER`")
	return c
}

// showHistories shows what each entry had, under its title where there are several.
func (a *app) showHistories(ctx context.Context, j *opened, ids []journal.ID) error {
	found := len(ids) == 0
	for _, id := range ids {
		versions, err := j.store.Versions(ctx, id)
		if err != nil {
			return err
		}
		if len(ids) > 1 && len(versions) > 0 && !a.flags.json {
			e, err := j.store.Entry(ctx, id)
			if err != nil {
				return err
			}
			fmt.Fprintln(a.stdout, a.paint(string(id)+"  "+title(e), faint))
		}
		if err := a.showVersions(id, versions); err != nil {
			return err
		}
		found = found || len(versions) > 0
	}
	if !found && len(ids) == 1 {
		a.note("no text of it was ever replaced")
	} else if !found {
		a.note("no text of these %s was ever replaced", words.Count(len(ids), "entry"))
	}
	return nil
}

func (a *app) showVersions(id journal.ID, versions []journal.TextVersion) error {
	if a.flags.json {
		return printEach(a, versions, func(v journal.TextVersion) versionJSON { return newVersionJSON(id, v) })
	}
	for _, v := range versions {
		until := v.ReplacedAt.Local().Format("2 January 2006 15:04")
		fmt.Fprintln(a.stdout, a.paint(fmt.Sprintf("%d  %s, until %s", v.Number, v.Field, until), faint))
		for _, line := range a.lines(v.Text) {
			fmt.Fprintln(a.stdout, strings.TrimRight("   "+line, " "))
		}
	}
	return nil
}

// lines breaks a text for the terminal, if there is one.
func (a *app) lines(text string) []string {
	const indent, narrow = 3, 20
	if width := a.out.width(); width > narrow {
		return words.Wrap(text, width-indent)
	}
	return strings.Split(journal.VisibleLines(text), "\n")
}

func (a *app) restoreText(
	ctx context.Context, j *opened, id journal.ID, number int,
) error {
	versions, err := j.store.Versions(ctx, id)
	if err != nil {
		return err
	}
	for _, v := range versions {
		if v.Number == number {
			change := journal.Change{
				Label: "restore " + string(v.Field) + " of 1 entry", Patches: []journal.Patch{v.Patch(id)},
			}
			return a.apply(ctx, j, change, []journal.ID{id}, "brought back the "+string(v.Field)+" of", "")
		}
	}
	return &journal.Error{
		Op: fmt.Sprintf("version %d of entry %s", number, id), Kind: journal.NotFound,
		Err: errors.New("there is none of this number"), Hint: "`sojourn history " + string(id) + "` shows them",
	}
}
