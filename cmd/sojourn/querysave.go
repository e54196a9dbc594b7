package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
)

func (a *app) queryCommand() *cobra.Command {
	c := group("query", "Save, list and remove queries",
		a.querySaveCommand(), a.queryListCommand(), a.queryRemoveCommand())
	c.Long = "A query selects entries. Its terms:\n\n" + queryHelp
	return c
}

func (a *app) querySaveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "save NAME QUERY…", Short: "Save a query under a name: @NAME stands for it",
		Long: "Save keeps QUERY in the journal. @NAME stands for it in any query, also in saved ones and in the\n" +
			"interface. A query of this name is replaced.",
		Example: "  sojourn query save winter '(snow or ice) from:2013-01'\n  sojourn list @winter is:no-alt",
		Args:    atLeast(2, "NAME or QUERY"),
		RunE: func(c *cobra.Command, args []string) error {
			text := strings.Join(args[1:], " ")
			saved := journal.SavedQuery{Name: strings.TrimPrefix(args[0], "@"), Text: text}
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			err = pointed(text, j.finder.Savable(c.Context(), saved))
			if journal.KindOf(err) == journal.Invalid {
				return wrong(err)
			}
			if err != nil {
				return err
			}
			if err := j.store.SaveQuery(c.Context(), saved); err != nil {
				return err
			}
			a.say("saved @%s", saved.Name)
			return nil
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, directive) {
			if len(args) == 0 {
				return nil, noFiles
			}
			return a.completeQuery(c, args[1:], typed)
		},
	}
}

// savedQueryJSON is a line of `query list --json`.
type savedQueryJSON struct {
	Name  string `json:"name"`
	Query string `json:"query"`
}

func newSavedQueryJSON(q journal.SavedQuery) savedQueryJSON { return savedQueryJSON{q.Name, q.Text} }

func (a *app) queryListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the saved queries", Args: exactly(),
		RunE: func(c *cobra.Command, _ []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			all, err := j.store.SavedQueries(c.Context())
			if err != nil {
				return err
			}
			if a.flags.json {
				return printEach(a, all, newSavedQueryJSON)
			}
			if len(all) == 0 {
				a.note("there is none yet; `sojourn query save NAME QUERY` saves one")
				return nil
			}
			t := a.newTable("name", "query")
			t.unfolds = true
			for _, q := range all {
				t.row(cell{text: "@" + q.Name}, cell{text: q.Text})
			}
			return t.flush(a.stdout)
		},
	}
}

func (a *app) queryRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Forget a saved query; no entry changes", Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			name := strings.TrimPrefix(args[0], "@")
			if err := j.store.RemoveQuery(c.Context(), name); err != nil {
				return err
			}
			a.say("removed @%s", name)
			return nil
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, directive) {
			if len(args) > 0 {
				return nil, noFiles
			}
			return a.withJournal(c, func(ctx context.Context, j *opened) []string {
				var names []string
				for _, name := range j.finder.Complete(ctx, "@"+typed) {
					names = append(names, strings.TrimPrefix(name, "@"))
				}
				return names
			})
		},
	}
}
