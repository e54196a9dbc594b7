package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

// effectJSON is one change that `template apply --dry-run --json` tells.
type effectJSON struct {
	ID     journal.ID        `json:"id"`
	Field  journal.TextField `json:"field"`
	Before string            `json:"before"`
	After  string            `json:"after"`
}

func (a *app) templateApplyCommand() *cobra.Command {
	var of selection
	dry := false
	c := &cobra.Command{
		Use: "apply NAME " + someEntries, Short: "Put a template into entries",
		Long: "Apply puts a template's words into entries, all of them in one step that `sojourn undo` takes back. What it\n" +
			"appends or prepends is there once, however often it is applied.",
		Example: "  sojourn template apply desk --query 'trip:winter is:uncaptioned' --dry-run\n" +
			"  sojourn template apply desk 7Q2M",
		Args: atLeast(1, "NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.applyTemplate(c, args[0], args[1:], of, dry)
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, directive) {
			if len(args) == 0 {
				return a.completeTemplates(c, args, typed)
			}
			return a.completeIDs(c, args, typed)
		},
	}
	a.selects(c, &of)
	c.Flags().BoolVar(&dry, "dry-run", false, "only show what would change")
	return c
}

func (a *app) applyTemplate(c *cobra.Command, name string, args []string, of selection, dry bool) error {
	ctx := c.Context()
	j, ids, err := a.chosen(c, args, of)
	if err != nil {
		return err
	}
	t, err := j.store.Template(ctx, name)
	if err != nil {
		return err
	}
	entries, err := j.store.EntriesOf(ctx, ids)
	if err != nil {
		return err
	}
	if dry {
		return a.showEffects(t, entries)
	}
	change := journal.Change{Label: fmt.Sprintf("template %s on %s", t.Name, words.Count(len(ids), "entry"))}
	for _, e := range entries {
		change.Patches = append(change.Patches, t.Patch(e))
	}
	return a.apply(ctx, j, change, ids, "changed", "")
}

// showEffects tells what would change, an entry at a time.
func (a *app) showEffects(t journal.Template, entries []journal.Entry) error {
	changed := 0
	for _, e := range entries {
		effects := t.Effects(e)
		if len(effects) > 0 {
			changed++
		}
		if len(effects) > 0 && !a.flags.json {
			fmt.Fprintln(a.stdout, a.paint(string(e.ID)+"  "+title(e), faint))
		}
		for _, one := range effects {
			if err := a.showEffect(e.ID, one); err != nil {
				return err
			}
		}
	}
	if a.flags.json {
		return printJSON(a.stdout, summary{map[string]int{"entries": len(entries), "changed": changed}})
	}
	a.say("%s of %s would change; nothing was changed", words.Number(changed), words.Count(len(entries), "entry"))
	return nil
}

func (a *app) showEffect(id journal.ID, e journal.Effect) error {
	if a.flags.json {
		return printJSON(a.stdout, effectJSON{id, e.Field, e.Before, e.After})
	}
	before := e.Before
	if before == "" {
		before = "(empty)"
	}
	a.fact(string(e.Field), before)
	a.fact("  →", e.After)
	return nil
}
